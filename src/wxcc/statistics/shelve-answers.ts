import type { z } from "zod";
import type { SharedAnswers } from "../../instances/answers.js";

/** Where an answer memory looks before it lets the work begin, and leaves what the work found. */
export interface AnswerShelf<T> {
  /** `keepMs`: how long the answer would be kept if it were read now. */
  read(key: string, keepMs: number): Promise<{ readonly answer: T; readonly keepMs: number } | undefined>;
  keep(key: string, answer: T, keepMs: number): void;
}

/** Shared answers and how those of one memory are told from others'. */
export interface Shelving<T> {
  /** Absent when this process is alone. */
  readonly shared: SharedAnswers | undefined;
  /** Another one whenever what an answer means changes: two versions of the program may run at once. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/** Figures that still move are worth a minute, and not worth sharing. */
const SHARED_FROM_MS = 2 * 60_000;

/** The shelf of one memory; an answer of another shape than expected counts as none. */
export function shelveAnswers<T>({ shared, name, schema }: Shelving<T>): AnswerShelf<T> | undefined {
  if (!shared) return undefined;
  const named = (key: string) => `${name} ${key}`;
  return {
    async read(key, keepMs) {
      if (keepMs < SHARED_FROM_MS) return undefined;
      const found = await shared.read(named(key));
      const answer = found && schema.safeParse(found.value);
      return found && answer?.success ? { answer: answer.data, keepMs: Math.min(found.keepMs, keepMs) } : undefined;
    },
    keep(key, answer, keepMs) {
      if (keepMs >= SHARED_FROM_MS) shared.keep(named(key), answer, keepMs);
    },
  };
}
