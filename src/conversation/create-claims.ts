import type { Command } from "../commands/command.js";
import type { Shared } from "../instances/shared.js";
import type { LateWrites } from "../store/late-writes.js";
import type { SeenRecord } from "../store/records.js";
import type { Table } from "../store/store.js";
import { createOnce, type Once } from "./once.js";
import { mayBeAskedAgain } from "./only-reads.js";
import { createKeepOpen, type KeepOpen } from "./open-question.js";
import { createTakeOver, type TakeOverDeps } from "./take-over.js";

/** Who answers what: this process alone, or one of several instances, which answer for one that dies. */
interface Claims {
  readonly once: Once;
  readonly keepOpen: KeepOpen | undefined;
  /** Until the signal. */
  readonly takeOver: (signal: AbortSignal) => Promise<void>;
}

/** With `late` and `shared` claims are shared with other instances; a data file has neither. */
export function createClaims(
  deps: Omit<TakeOverDeps, "seen" | "queue" | "once"> & {
    readonly seen: Pick<Table<SeenRecord>, "add" | "get" | "update">;
    readonly late: LateWrites | undefined;
    readonly shared: Pick<Shared, "queue"> | undefined;
    readonly commands: readonly Command[];
  },
): Claims {
  const { seen, clock, late, shared, instance, commands } = deps;
  const once = createOnce({ seen, clock, sharing: late && { late, instance } });
  if (!late || !shared) return { once, keepOpen: undefined, takeOver: async () => undefined };
  const sharing = { ...deps, once, queue: shared.queue };
  const again = (text: string) => mayBeAskedAgain(text, commands);
  return {
    once,
    keepOpen: createKeepOpen({ ...sharing, late, mayBeAskedAgain: again }),
    takeOver: createTakeOver(sharing),
  };
}
