import express, { type ErrorRequestHandler, Router } from "express";
import { z } from "zod";
import { addTrackingId, asRefusal } from "../webex/answer-call.js";
import type { Feed } from "../webex/feed.js";
import { readId } from "../webex/ids.js";
import { readInput } from "../webex/read-input.js";
import { badRequest, notFound, Refusal } from "../webex/refusal.js";
import type { CloudState } from "../webex/state.js";
import { type Act, showDone } from "./act.js";
import type { DiaryEntry } from "./diary.js";
import { type Faults, faultSchema } from "./faults.js";
import { buttonOrder, clockOrder, deleteOrder, editOrder, memberOrder, revokeOrder, speechOrder } from "./orders.js";
import type { SandboxState } from "./show-state.js";
import { type Ping, streamEvents } from "./stream-events.js";

interface DriveDeps {
  readonly state: CloudState;
  readonly act: Act;
  readonly faults: Faults;
  readonly pings: Feed<Ping>;
  readonly showState: () => SandboxState;
  readonly requests: () => readonly DiaryEntry[];
  readonly moveClock: (epochMs: number) => void;
  readonly tokenFor: (email: string) => string;
  readonly revoke: (orgId: string) => void;
  readonly reset: () => Promise<void>;
}

/** The driving API, to be mounted at `/sandbox`. Whatever cannot be done is a 4xx with a sentence in `message`. */
export function driveRoutes(deps: DriveDeps): Router {
  const router = Router();
  router.use(addTrackingId, express.json({ limit: "20mb" }));

  router.get("/state", (_req, res) => void res.json(deps.showState()));
  router.get("/requests", (_req, res) => void res.json(deps.requests()));
  router.get("/events", streamEvents(deps.pings));
  router.get("/faults", (_req, res) => void res.json(deps.faults.list()));
  router.get("/token", (req, res) => {
    const { person } = readInput(z.object({ person: z.string() }), req.query);
    res.json({ access_token: deps.tokenFor(person) });
  });
  router.get("/files/:id", (req, res) => {
    const found = deps.state.messages.file(readId("CONTENT", req.params.id) ?? "");
    if (!found) throw notFound("file");
    res.attachment(found.file.name).set("content-type", found.file.type).send(found.file.content);
  });

  router.post("/messages", (req, res) => {
    res.json(showDone(deps.act.say(readInput(speechOrder, req.body)), "MESSAGE"));
  });
  router.post("/messages/edit", (req, res) => {
    const { message, text } = readInput(editOrder, req.body);
    res.json(showDone(deps.act.rewrite(message, text), "MESSAGE"));
  });
  router.post("/messages/delete", (req, res) => {
    deps.act.erase(readInput(deleteOrder, req.body).message);
    res.json({ done: true });
  });
  router.post("/buttons", (req, res) => {
    res.json(showDone(deps.act.press(readInput(buttonOrder, req.body)), "ATTACHMENT_ACTION"));
  });
  router.post("/members", (req, res) => {
    deps.act.changeMembers(readInput(memberOrder, req.body));
    res.json({ done: true });
  });
  router.post("/clock", (req, res) => {
    deps.moveClock(readInstant(req.body, deps.state.clock.now()));
    res.json({ now: deps.state.clock.now() });
  });
  router.post("/faults", (req, res) => {
    deps.faults.replace(readInput(z.array(faultSchema), req.body));
    res.json(deps.faults.list());
  });
  router.post("/revoke", (req, res) => {
    deps.revoke(readInput(revokeOrder, req.body).org);
    res.json({ done: true });
  });
  router.post("/reset", async (_req, res) => {
    await deps.reset();
    res.json({ now: deps.state.clock.now() });
  });

  router.use((req) => {
    throw new Refusal(404, `The sandbox cannot be driven with ${req.method} ${req.baseUrl}${req.path}.`);
  });
  router.use(sendSentence);
  return router;
}

/** The latest instant a JavaScript date can hold. */
const LATEST_MS = 8_640_000_000_000_000;

function readInstant(body: unknown, now: number): number {
  const order = readInput(clockOrder, body);
  const instant = "to" in order ? new Date(order.to).getTime() : now + order.advanceMinutes * 60_000;
  if (!(instant >= 0 && instant <= LATEST_MS)) throw badRequest("The clock cannot be set to such an instant.");
  return Math.floor(instant);
}

const sendSentence: ErrorRequestHandler = (error: unknown, _req, res, next) => {
  if (res.headersSent) return next(error);
  const { status, sentence } = asRefusal(error);
  res.status(status).json({ message: sentence });
};
