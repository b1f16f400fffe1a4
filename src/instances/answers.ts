/**
 * Answers of Contact Center that one instance read and the others need not ask for again. Nobody depends on it: what is not found
 * is asked for. Two instances that miss the same answer at the same moment both ask.
 */
export interface SharedAnswers {
  /** Undefined when there is none, or while it cannot be looked for; what it holds is the reader's schema's. Never rejects. */
  read(key: string): Promise<SharedAnswer | undefined>;
  /** Writes in its own time; what cannot be written is lost. `value` is plain JSON. */
  keep(key: string, value: unknown, keepMs: number): void;
}

/** An answer of another instance. */
export interface SharedAnswer {
  readonly value: unknown;
  /** How long it is still right. */
  readonly keepMs: number;
}
