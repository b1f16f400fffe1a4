import express, { type Router } from "express";
import { confirmationOf } from "../../recordings/confirmation.js";
import { transcriptIdOf } from "../../recordings/contents/transcript-id.js";
import type { ListeningTrail } from "../../recordings/listening-trail.js";
import type { KnownCaptures } from "../../recordings/sound/known-captures.js";
import type { Visit } from "../../recordings/visit.js";
import type { TaskCaptures } from "../../wxcc/captures/capture.js";
import { transcriptGone } from "../../wxcc/captures/transcript-problems.js";
import type { Transcripts } from "../../wxcc/captures/transcripts.js";
import { untilGone } from "../until-gone.js";
import type { Admission } from "./admit.js";
import { unconfirmed } from "./problems.js";

/** `GET …/transcripts/:id`. */
export function createTranscriptRoutes(deps: {
  readonly admission: Admission;
  readonly known: KnownCaptures;
  readonly transcripts: Transcripts;
  readonly trail: ListeningTrail;
}): Router {
  const router = express.Router();
  router.get("/recordings/:ticket/transcripts/:id", (request, response) =>
    deps.admission.attempt(request, "read-transcript", async (visiting) => {
      const visit = await visiting;
      const { org, ref } = visit;
      const signal = untilGone(response);
      const captures = await deps.known.find(org, ref.taskId, signal);
      const transcript = captures.transcripts.find((each) => transcriptIdOf(each) === request.params.id);
      if (!transcript) throw transcriptGone();
      const sensitive = needOneConfirmation(visit, captures);
      const lines = await deps.transcripts.read(org, ref.taskId, transcript, "person", signal);
      await deps.trail.heard(visit, "read-transcript", { id: request.params.id, sensitive });
      response.json({ language: transcript.language ?? null, lines });
    }),
  );
  return router;
}

/** What was said in a sensitive recording is no less so in writing: true when there is one, throws when none was confirmed. */
function needOneConfirmation({ org, ref, session }: Visit, { recordings }: TaskCaptures): boolean {
  const sensitive = recordings.filter((recording) => recording.sensitive);
  const confirmed = sensitive.some(({ id }) =>
    session.confirmed.includes(confirmationOf({ orgId: org.id, taskId: ref.taskId, recordingId: id })),
  );
  if (sensitive.length > 0 && !confirmed) throw unconfirmed();
  return sensitive.length > 0;
}
