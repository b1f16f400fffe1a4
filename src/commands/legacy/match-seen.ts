import { echo } from "../../conversation/quote.js";
import { nearestWords } from "../../conversation/suggest.js";
import { Problem, type ProblemCode } from "../../errors.js";

const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const MOST_NAMED = 3;

/** What is looked for, in words: "queue", and the code of a name that is none. */
export interface SeenKind {
  readonly one: string;
  readonly unknown: ProblemCode;
}

/**
 * The names that are meant, out of those that occur in the records: an exact one, else every one that begins so, else every
 * one that contains it. Throws the kind's code, each name that was probably meant being a button.
 */
export function matchSeen(
  wanted: readonly string[],
  seen: readonly string[],
  { one, unknown }: SeenKind,
  askFor: (written: string, name: string) => string,
): ReadonlySet<string> {
  return new Set(
    wanted.flatMap((written) => {
      const folded = fold(written);
      const tests = [
        (name: string) => fold(name) === folded,
        (name: string) => fold(name).startsWith(folded),
        (name: string) => fold(name).includes(folded),
      ];
      for (const test of tests) {
        const found = seen.filter(test);
        if (found.length > 0) return found;
      }
      const close = nearestWords(written, seen, MOST_NAMED);
      throw new Problem(unknown, {
        say: `No ${one} called ${echo(written)} had a contact in this period.`,
        next: close.length > 0 ? `Press the ${one} that you mean.` : `Look at the list without ${one}:.`,
        asks: close.map((name) => ({ label: name, ask: askFor(written, name) })),
      });
    }),
  );
}
