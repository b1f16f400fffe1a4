import { Problem } from "../errors.js";
import type { Asker } from "../orgs/access.js";
import { asButton } from "./parse-problems.js";

/** Who asked where. */
export type Place = Pick<Asker, "personId" | "spaceId">;

/** Questions that are being answered, by who asked them where. */
export interface RunningWork {
  /** Does `work`; when it is cancelled the outcome is a Problem `cancelled` at once, whatever the work still does. */
  run<T>(asker: Place, ask: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Cancels everything that this person has running in this space, and says what it was. Rejects with a Problem when it cannot be known. */
  cancel(asker: Place): Promise<readonly string[]>;
}

/** Nothing is running. */
export function createRunningWork(): RunningWork {
  const running = new Set<Place & { readonly ask: string; readonly stop: AbortController }>();
  return {
    async run(asker, ask, work) {
      const stop = new AbortController();
      const entry = { personId: asker.personId, spaceId: asker.spaceId, ask, stop };
      running.add(entry);
      const cancelled = new Promise<never>((_, reject) => {
        stop.signal.addEventListener("abort", () => reject(stop.signal.reason), { once: true });
      });
      try {
        return await Promise.race([work(stop.signal), cancelled]);
      } finally {
        running.delete(entry);
      }
    },
    async cancel({ personId, spaceId }) {
      const own = [...running].filter((each) => each.personId === personId && each.spaceId === spaceId);
      for (const { stop, ask } of own) stop.abort(cancelledQuestion(ask));
      return own.map(({ ask }) => ask);
    },
  };
}

const cancelledQuestion = (ask: string): Problem =>
  new Problem("cancelled", {
    say: "Cancelled.",
    next: "What was read so far is kept for a while, so asking again takes less time.",
    asks: [{ ...asButton(ask), label: "Ask again" }],
  });
