import express, { type Response, type Router } from "express";
import type { Log } from "../../log.js";
import type { ListeningTrail } from "../../recordings/listening-trail.js";
import { confirmationOf, type Sessions } from "../../recordings/session/session.js";
import type { Visit } from "../../recordings/session/visit.js";
import { singleRange } from "../../recordings/sound/byte-range.js";
import type { Sounds } from "../../recordings/sound/sounds.js";
import type { Recording } from "../../wxcc/captures/capture.js";
import type { Admission } from "./admit.js";
import { isSameOrigin } from "./is-same-origin.js";
import { downloadNotAllowed, foreignRequest, unconfirmed } from "./problems.js";
import { sendMeasure, sendSound } from "./send-sound.js";
import type { SessionCookie } from "./session-cookie.js";
import { untilGone } from "./until-gone.js";

interface SoundRoutesDeps {
  readonly publicUrl: string;
  readonly admission: Admission;
  readonly sounds: Sounds;
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

  async function send(
    visit: Visit,
    recording: Recording,
    action: "listen" | "download",
    request: express.Request,
    response: Response,
    signal: AbortSignal,
  ): Promise<void> {
    const { ref, session, org } = visit;
    const sound = { org, taskId: ref.taskId, recordingId: recording.id };
    if (request.method === "HEAD") return sendMeasure(response, await sounds.measure(sound, signal));
    const part = { range: singleRange(request.get("range")), ifRange: request.get("if-range") };
    await sendSound(response, await sounds.open(sound, part, signal), async () => {
      await trail.heard(visit, action, recording);
      log.info({ orgId: org.id, taskId: ref.taskId, personId: session.personId, action }, "a recording is played");
    });
  }

  router.get("/recordings/:ticket/audio/:id", (request, response) =>
    admission.attempt(request, "listen", async (visit) => {
      const signal = untilGone(response);
      const recording = await sounds.find(soundOf(visit, request.params.id), signal);
      needConfirmation(visit, recording);
      await send(visit, recording, "listen", request, response, signal);
    }),
  );

  router.get("/recordings/:ticket/download/:id", (request, response) =>
    admission.attempt(request, "download", async (visit) => {
      if (!visit.org.settings.recordingsMayBeDownloaded) throw downloadNotAllowed(visit.org.name);
      const signal = untilGone(response);
      const recording = await sounds.find(soundOf(visit, request.params.id), signal);
      needConfirmation(visit, recording);
      response.attachment(await deps.fileName(visit, recording));
      await send(visit, recording, "download", request, response, signal);
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

/** The recording that a request names, of the contact that its link leads to. */
export const soundOf = ({ org, ref }: Visit, recordingId: string) => ({ org, taskId: ref.taskId, recordingId });

/** Throws unless the recording is not sensitive, or this person has said in this session that they mean to hear it. */
export function needConfirmation({ session, org, ref }: Visit, { id, sensitive }: Recording): void {
  const confirmation = confirmationOf({ orgId: org.id, taskId: ref.taskId, recordingId: id });
  if (sensitive && !session.confirmed.includes(confirmation)) throw unconfirmed();
}
