import express, { type ErrorRequestHandler, type Request, type Response, type Router } from "express";
import { z } from "zod";
import { type Clock, withDeadline } from "../clock.js";
import { asProblem } from "../errors.js";
import type { Log } from "../log.js";
import type { Callback, ConnectingInBrowser } from "../orgs/connecting.js";
import { type RandomBytes, wantedBy } from "../orgs/tickets.js";
import type { Spaces } from "../webex/types.js";
import { browserCookie } from "./browser-cookie.js";
import { connectPage } from "./connect-page.js";
import { connectedPage } from "./connected-page.js";
import { pageHeaders } from "./page-headers.js";
import { problemStatus } from "./problem-status.js";
import { refusalPage } from "./refusal-page.js";

/** Whoever comes back from Webex's sign-in without having been asked to connect anything. */
export interface Returning {
  /** True when a callback's `state` is theirs. */
  isOurs(state: string | undefined): boolean;
  /** Sends the browser on. Throws Problems. */
  finish(callback: Callback, request: Request, response: Response): Promise<void>;
}

interface PagesDeps {
  readonly connecting: ConnectingInBrowser;
  readonly visitors?: Returning;
  readonly spaces: Pick<Spaces, "title" | "type">;
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
}

/** The page is shown without the title when Webex takes longer. */
const TITLE_WITHIN_MS = 3_000;

const text = z.string().min(1).max(4096).optional().catch(undefined);
const callbackSchema = z.object({ state: text, code: text, error: text });

/** `GET /connect/:ticket` and `GET /auth/callback`: no script, no form, nothing is used up by looking. */
export function createPages(deps: PagesDeps): Router {
  const { connecting, clock, log } = deps;
  const cookie = browserCookie(deps.publicUrl);
  const router = express.Router();

  async function readTitle(spaceId: string): Promise<string | undefined> {
    const isDirect = (await deps.spaces.type(spaceId)) === "direct";
    return isDirect ? "your 1:1 conversation with Floorwalker" : deps.spaces.title(spaceId);
  }

  async function titleOf(spaceId: string): Promise<string | undefined> {
    try {
      return await withDeadline(clock, TITLE_WITHIN_MS, () => readTitle(spaceId));
    } catch (err) {
      log.warn({ err, spaceId }, "connect page shown without the space's title");
      return undefined;
    }
  }

  router.use(["/connect", "/auth"], pageHeaders());

  router.get("/connect/:ticket", async (request, response) => {
    const ticket = await connecting.open(request.params.ticket);
    const nonce = cookie.read(request.headers.cookie) ?? deps.randomBytes(32).toString("base64url");
    const view = {
      personEmail: ticket.personEmail,
      spaceTitle: await titleOf(ticket.spaceId),
      minutesLeft: Math.max(1, Math.floor((ticket.expiresAt - clock.now()) / 60_000)),
      signInUrl: connecting.signInUrl(ticket, nonce),
      wanted: wantedBy(ticket),
    };
    response.cookie(cookie.name, nonce, cookie.options).type("html").send(connectPage(view));
  });

  router.get("/auth/callback", async (request, response) => {
    const query = callbackSchema.parse(request.query);
    if (deps.visitors?.isOurs(query.state)) return deps.visitors.finish(query, request, response);
    const connected = await connecting.finish({ ...query, nonce: cookie.read(request.headers.cookie) });
    response.clearCookie(cookie.name, cookie.options).type("html").send(connectedPage(connected));
  });

  // Express tells error handlers by their four parameters.
  const refuse: ErrorRequestHandler = (thrown: unknown, request, response, _next) => {
    const problem = asProblem(thrown);
    if (problem.code === "internal") log.error({ err: problem.cause }, "sign-in page failed");
    else log.info({ problem: problem.code }, "sign-in page refused");
    if (problem.retryAfterSeconds) response.set("Retry-After", String(Math.ceil(problem.retryAfterSeconds)));
    const isVisitor = deps.visitors?.isOurs(callbackSchema.parse(request.query).state) ?? false;
    const badge = isVisitor ? "Not signed in" : "Not connected";
    response.status(problemStatus(problem)).type("html").send(refusalPage(problem, badge));
  };
  router.use(["/connect", "/auth"], refuse);
  return router;
}
