/** Who says or writes a line, in our words. */
export type Speaker = "Customer" | "Agent" | "Virtual agent" | "Other";

/** One thing said or written in a conversation. */
export interface TranscriptLine {
  /** Milliseconds since the recording's start, or since the conversation's for a written one; null where the file has no times. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly speaker: Speaker;
  readonly text: string;
}
