import type { Clock } from "../../clock.js";
import type { Urgency } from "../budget.js";
import type { OrgRef } from "../statistics/source.js";
import type { Captures, Transcript } from "./capture.js";
import { type Fetched, fetchCapture } from "./fetch-capture.js";
import { readTranscript } from "./read-transcript.js";
import type { TranscriptLine } from "./transcript-line.js";
import { transcriptGone, transcriptUnavailable, transcriptUnreadable } from "./transcript-problems.js";

/** What was said, as text. */
export interface Transcripts {
  /**
   * The lines of one transcript of a contact, in order. An address that has run out, or a storage that fails, is tried once more
   * with a fresh address. Throws a Problem otherwise. Nothing is remembered.
   */
  read(
    org: OrgRef,
    taskId: string,
    transcript: Transcript,
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<readonly TranscriptLine[]>;
}

const mayPass = (fetched: Fetched): boolean =>
  fetched.kind === "unreachable" || (fetched.kind === "status" && (fetched.status === 403 || fetched.status >= 500));

/** Fetches from the storage that Contact Center signs addresses of. */
export function createTranscripts(deps: {
  readonly captures: Captures;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}): Transcripts {
  return {
    async read(org, taskId, transcript, urgency, signal) {
      let fetched = await fetchCapture(deps, transcript.address, signal);
      if (mayPass(fetched)) {
        const found = (await deps.captures.find(org, [taskId], {}, urgency, signal)).get(taskId.toLowerCase());
        const again = found?.transcripts.find((each) => isSame(each, transcript));
        if (!again) throw transcriptGone();
        fetched = await fetchCapture(deps, again.address, signal);
      }
      if (fetched.kind === "status" && fetched.status === 404) throw transcriptGone();
      if (fetched.kind !== "text") throw transcriptUnavailable(fetched);
      const lines = readTranscript(fetched.text, transcript.startedAt);
      if (!lines) throw transcriptUnreadable();
      return lines;
    },
  };
}

/** The id is that of the recognition's configuration (OpenAPI), so that one contact can have it twice. */
const isSame = (one: Transcript, other: Transcript) =>
  one.id === other.id && one.language === other.language && one.startedAt === other.startedAt;
