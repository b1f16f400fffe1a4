import { asProblem, type Problem } from "../../errors.js";
import type { Transcript } from "../../wxcc/captures/capture.js";
import type { TranscriptLine } from "../../wxcc/captures/transcript-line.js";
import type { Services } from "../command.js";
import type { RecordedContact } from "../recording/find-recorded.js";

/** A transcript with its lines, or with why they could not be read. */
export interface Contents {
  readonly transcript: Transcript;
  readonly lines: readonly TranscriptLine[] | undefined;
  readonly problem: Problem | undefined;
}

/** Every transcript of a contact, side by side; one that fails leaves the others. */
export const readContents = (
  { org, journey, captures }: RecordedContact,
  { transcripts }: Pick<Services, "transcripts">,
  signal: AbortSignal,
): Promise<readonly Contents[]> =>
  Promise.all(
    (captures?.transcripts ?? []).map((transcript) =>
      transcripts.read(org, journey.id, transcript, "person", signal).then(
        (lines) => ({ transcript, lines, problem: undefined }),
        (thrown: unknown) => ({ transcript, lines: undefined, problem: asProblem(thrown) }),
      ),
    ),
  );
