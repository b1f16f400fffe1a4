import { z } from "zod";
import { nameSpeaker } from "./name-speaker.js";
import type { TranscriptLine } from "./transcript-line.js";

const instant = z
  .string()
  .nullish()
  .transform((text) => (text ? Date.parse(text) : Number.NaN))
  .transform((at) => (Number.isNaN(at) ? undefined : at));
const party = z.number().int().min(0);

const vconSchema = z.object({
  createdat: instant,
  parties: z.array(z.object({ role: z.string().nullish() })),
  dialog: z.array(
    z.object({
      type: z.string().nullish(),
      start: instant,
      duration: z.number().nullish(),
      // Whoever speaks comes first; a bare number is allowed as well (IETF draft, vCon).
      parties: z.union([party.transform((one) => [one]), z.array(party)]).nullish(),
      body: z.string().nullish(),
    }),
  ),
});

/**
 * A conversation as a vCon container (IETF draft), which Cisco moves its transcripts to; keys levelled. Its times are
 * instants and become milliseconds since `startedAt`, or since it was made. Undefined for anything else.
 */
export function readVcon(levelled: unknown, startedAt: number | undefined): readonly TranscriptLine[] | undefined {
  const { data: vcon } = vconSchema.safeParse(levelled);
  if (!vcon) return undefined;
  const zero = startedAt ?? vcon.createdat;
  return vcon.dialog.flatMap(({ type, start, duration, parties, body }) => {
    const text = body?.trim();
    // A dialogue of another type holds sound.
    if (!text || (type ?? "text") !== "text") return [];
    const fromMs = start === undefined || zero === undefined ? null : Math.max(0, start - zero);
    const toMs = fromMs === null || typeof duration !== "number" ? null : fromMs + Math.round(duration * 1000);
    const [speaker] = parties ?? [];
    const role = speaker === undefined ? undefined : vcon.parties[speaker]?.role;
    return [{ fromMs, toMs, speaker: nameSpeaker(role), text }];
  });
}
