import express, { type Request, type Router } from "express";
import type { Log } from "../../log.js";
import type { Sessions } from "../../orgs/session/session.js";
import { confirmationOf } from "../../recordings/confirmation.js";
import type { Doer, ListeningTrail } from "../../recordings/listening-trail.js";
import { singleRange } from "../../recordings/sound/byte-range.js";
import type { KnownCaptures } from "../../recordings/sound/known-captures.js";
import type { Part, Sound, Sounds } from "../../recordings/sound/sounds.js";
import type { Visit } from "../../recordings/visit.js";
import type { Store } from "../../store/store.js";
import type { Recording } from "../../wxcc/captures/capture.js";
import { isSameOrigin } from "../session/is-same-origin.js";
import type { SessionCookie } from "../session/session-cookie.js";
import { untilGone } from "../until-gone.js";
import type { Admission } from "./admit.js";
import { downloadNotAllowed, foreignRequest, unconfirmed } from "./problems.js";
import { sendMeasure, sendSound } from "./send-sound.js";

interface SoundRoutesDeps {
  readonly publicUrl: string;
  readonly admission: Admission;
  readonly sounds: Sounds;
  readonly known: Pick<KnownCaptures, "remembers">;
  readonly orgs: Pick<Store["orgs"], "get">;
  readonly sessions: Pick<Sessions, "confirm">;
  readonly cookie: SessionCookie;
  readonly trail: ListeningTrail;
  /** What a recording is called as a file. */
  readonly fileName: (visit: Visit, recording: Recording) => Promise<string>;
  readonly log: Log;
}

/** `GET …/audio/:id`, `GET …/download/:id` and `POST …/confirm/:id`. */
export function createSoundRoutes(deps: SoundRoutesDeps): Router {
  const { admission, sounds, trail, log } = deps;
  const router = express.Router();

  /** Costs Contact Center nothing and tells nobody anything: without it each seek would wait for one look-up after the other. */
  async function openEarly(who: Doer, wanted: Wanted, signal: AbortSignal): Promise<Sound | undefined> {
    const { orgId, taskId } = who.ref;
    const org = await deps.orgs.get(orgId);
    if (!org || !deps.known.remembers(org, taskId)) return undefined;
    return sounds.open({ org, taskId, recordingId: wanted.recordingId }, wanted.part, signal);
  }

  /** The recording, once this person may hear it. */
  async function admit(visit: Visit, recordingId: string, signal: AbortSignal): Promise<Recording> {
    const recording = await sounds.find(soundOf(visit, recordingId), signal);
    needConfirmation(visit, recording);
    return recording;
  }

  const keep = (visit: Visit, action: "listen" | "download", recording: Recording) => async () => {
    const { ref, session } = visit;
    await trail.heard(visit, action, recording);
    log.info({ orgId: ref.orgId, taskId: ref.taskId, personId: session.personId, action }, "a recording is played");
  };

  router.get("/recordings/:ticket/audio/:id", (request, response) =>
    admission.attempt(request, "listen", async (visiting, who) => {
      const signal = untilGone(response);
      const wanted = wantedBy(request);
      const early = request.method === "HEAD" ? Promise.resolve(undefined) : openEarly(who, wanted, signal);
      // A refusal is told first, and with its answer's end the storage is let go.
      early.catch(() => undefined);
      const visit = await visiting;
      const recording = await admit(visit, wanted.recordingId, signal);
      const sound = soundOf(visit, recording.id);
      if (request.method === "HEAD") return sendMeasure(response, await sounds.measure(sound, signal));
      const opened = (await early) ?? (await sounds.open(sound, wanted.part, signal));
      await sendSound(response, opened, keep(visit, "listen", recording));
    }),
  );

  router.get("/recordings/:ticket/download/:id", (request, response) =>
    admission.attempt(request, "download", async (visiting) => {
      const visit = await visiting;
      if (!visit.org.settings.recordingsMayBeDownloaded) throw downloadNotAllowed(visit.org.name);
      const signal = untilGone(response);
      const wanted = wantedBy(request);
      const recording = await admit(visit, wanted.recordingId, signal);
      const sound = soundOf(visit, recording.id);
      response.attachment(await deps.fileName(visit, recording));
      if (request.method === "HEAD") return sendMeasure(response, await sounds.measure(sound, signal));
      const opened = await sounds.open(sound, wanted.part, signal);
      await sendSound(response, opened, keep(visit, "download", recording));
    }),
  );

  router.post("/recordings/:ticket/confirm/:id", async (request, response) => {
    if (!isSameOrigin(request.headers, deps.publicUrl)) throw foreignRequest();
    const visit = await admission.visit(request);
    const sound = soundOf(visit, request.params.id);
    await sounds.find(sound, untilGone(response));
    const confirmation = confirmationOf({ ...sound, orgId: visit.org.id });
    deps.cookie.keep(response, deps.sessions.confirm(visit.session, confirmation));
    response.sendStatus(204);
  });
  return router;
}

/** What a request asks for. */
interface Wanted {
  readonly recordingId: string;
  readonly part: Part;
}

const wantedBy = (request: Request<{ id: string }>): Wanted => ({
  recordingId: request.params.id,
  part: { range: singleRange(request.get("range")), ifRange: request.get("if-range") },
});

/** The recording that a request names, of the contact that its link leads to. */
export const soundOf = ({ org, ref }: Visit, recordingId: string) => ({ org, taskId: ref.taskId, recordingId });

/** Throws unless the recording is not sensitive, or this person has said in this session that they mean to hear it. */
export function needConfirmation({ session, org, ref }: Visit, { id, sensitive }: Recording): void {
  const confirmation = confirmationOf({ orgId: org.id, taskId: ref.taskId, recordingId: id });
  if (sensitive && !session.confirmed.includes(confirmation)) throw unconfirmed();
}
