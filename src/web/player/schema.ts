import * as z from "zod/mini";

// The page's content security policy forbids compiling functions at run time, which is how zod is otherwise fast.
z.config({ jitless: true });

const epochMs = z.number();
const milliseconds = z.number().check(z.nonnegative());

const recordingSchema = z.object({
  id: z.string(),
  callType: z.enum(["main", "consult", "va-main", "va-consult"]),
  /** A part of a conversation that was passed on; the whole one is listed, too. */
  segment: z.boolean(),
  startedAt: epochMs,
  durationMs: milliseconds,
  /** Who is on the first and on the second channel. */
  channels: z.array(z.nullable(z.string())),
  sensitive: z.boolean(),
  confirmed: z.boolean(),
});
/** One sound of a contact. */
export type Recording = z.infer<typeof recordingSchema>;

const markSchema = z.object({
  kind: z.enum(["hold", "transfer", "consult", "wrap-up"]),
  at: epochMs,
  durationMs: milliseconds,
  label: z.string(),
});
/** Something that happened during a contact; a transfer takes no time. */
export type Mark = z.infer<typeof markSchema>;

/** `GET …/contents`: the contact, what can be heard of it and who is asking. */
export const contentsSchema = z.object({
  title: z.string(),
  org: z.string(),
  taskId: z.string(),
  queue: z.nullable(z.string()),
  agent: z.nullable(z.string()),
  customer: z.string(),
  channel: z.string(),
  startedAt: epochMs,
  durationMs: milliseconds,
  zone: z.string(),
  person: z.string(),
  mayDownload: z.boolean(),
  /** Why there is nothing to hear. */
  note: z.nullish(z.string()),
  recordings: z.array(recordingSchema),
  marks: z.array(markSchema),
  transcripts: z.array(z.object({ id: z.string(), language: z.nullish(z.string()), spoken: z.boolean() })),
});
export type Contents = z.infer<typeof contentsSchema>;

/** `GET …/peaks/<id>`: how loud each channel is, 0–1 for every `bucketMs`. */
export const peaksSchema = z.object({
  durationMs: milliseconds,
  bucketMs: z.number().check(z.positive()),
  channels: z.array(z.array(z.number())),
});
export type Peaks = z.infer<typeof peaksSchema>;

const lineSchema = z.object({
  fromMs: z.nullable(z.number()),
  toMs: z.nullable(z.number()),
  speaker: z.string(),
  text: z.string(),
});
/** What somebody said or wrote; `fromMs` since the beginning of the main recording, null when nobody knows. */
export type Line = z.infer<typeof lineSchema>;

/** `GET …/transcripts/<id>`. */
export const transcriptSchema = z.object({ language: z.nullish(z.string()), lines: z.array(lineSchema) });
export type Transcript = z.infer<typeof transcriptSchema>;

/** How the service refuses. */
export const refusalSchema = z.object({ code: z.string(), say: z.string(), next: z.string() });
