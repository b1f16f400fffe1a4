import { z } from "zod";
import { nameSpeaker } from "./name-speaker.js";
import type { TranscriptLine } from "./transcript-line.js";

/** A protobuf duration as JSON has it (`{seconds, nanos}` or `"12.5s"`), in milliseconds; what is neither is no time. */
const offset = z
  .union([
    z
      .object({ seconds: z.coerce.number().default(0), nanos: z.coerce.number().default(0) })
      .transform(({ seconds, nanos }) => Math.round(seconds * 1000 + nanos / 1_000_000)),
    z.stringFormat("duration", /^\d+(\.\d+)?s$/).transform((text) => Math.round(Number(text.slice(0, -1)) * 1000)),
  ])
  .nullable()
  .catch(null)
  .default(null);

const wordSchema = z.object({ starttime: offset, startoffset: offset, endtime: offset, endoffset: offset });

const recognitionSchema = z.object({
  responsecontents: z.array(
    z.object({
      recognitionresult: z
        .object({
          role: z.string().nullish(),
          alternatives: z
            .array(z.object({ transcript: z.string().nullish(), words: z.array(wordSchema).nullish() }))
            .nullish(),
        })
        .nullish(),
    }),
  ),
});

/** Speech recognition results (`voiceTranscript.json` as clients in use read it), keys levelled; undefined for anything else. */
export function readRecognition(levelled: unknown): readonly TranscriptLine[] | undefined {
  const parsed = recognitionSchema.safeParse(levelled);
  return parsed.data?.responsecontents.flatMap(({ recognitionresult }) => {
    // The first alternative is the likeliest one.
    const [best] = recognitionresult?.alternatives ?? [];
    const text = best?.transcript?.trim();
    if (!text) return [];
    const first = best?.words?.[0];
    const last = best?.words?.at(-1);
    const fromMs = first?.starttime ?? first?.startoffset ?? null;
    const toMs = last?.endtime ?? last?.endoffset ?? null;
    return [{ fromMs, toMs, speaker: nameSpeaker(recognitionresult?.role), text }];
  });
}
