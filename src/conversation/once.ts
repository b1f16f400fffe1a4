import type { Clock } from "../clock.js";
import type { LateWrites } from "../store/late-writes.js";
import type { SeenRecord } from "../store/records.js";
import type { Table } from "../store/store.js";

const DAY_MS = 86_400_000;
/** What a busy minute of a large customer may bring, many times over. */
const REMEMBERED = 10_000;

/** The right to answer something, as far as it is known. */
export interface Claim {
  /** False when this process has seen the id before. */
  readonly first: boolean;
  /**
   * Resolves when the claim is on disk: false when the id was claimed before a restart or by another process. Await it
   * before anything is posted; the work itself may overlap with the write.
   */
  readonly durable: Promise<boolean>;
}

/** Sees to it that nothing is answered twice. */
export interface Once {
  /** `id` of a message or a press. Of all claims on one id within 24 h exactly one is `first` and durably true. */
  claim(id: string): Claim;
  /** This process may claim an id again, because the claim that it has seen is no more. */
  forget(id: string): void;
}

/** What is needed where several processes share a store that may be away. */
interface Sharing {
  /** A claim that the store cannot take now counts, and is written later. */
  readonly late: LateWrites;
  /** Tells this process's claims from others'. */
  readonly instance: string;
}

/** Webex may deliver an event twice; nothing is answered twice, restarts in between included. */
export function createOnce(deps: {
  readonly seen: Pick<Table<SeenRecord>, "add" | "get">;
  readonly clock: Clock;
  /** Without it a claim that the store cannot take is rejected. */
  readonly sharing?: Sharing | undefined;
}): Once {
  const { seen, clock, sharing } = deps;
  const here = new Set<string>();

  async function durably(id: string, at: number): Promise<boolean> {
    const by = sharing ? { by: sharing.instance } : {};
    const add = () => seen.add(id, { at, ...by }, { expiresAt: at + DAY_MS });
    if (!sharing) return add();
    /** Asked again after a connection that broke: what it took with it may have been written, or claimed by another process since. */
    const addAgain = async () => (await add()) || (await seen.get(id))?.by === sharing.instance;
    return (await sharing.late.keep(() => add().catch(addAgain))) ?? true;
  }

  return {
    claim(id) {
      if (here.has(id)) return { first: false, durable: Promise.resolve(false) };
      here.add(id);
      const [oldest] = here;
      if (here.size > REMEMBERED && oldest !== undefined) here.delete(oldest);
      const at = clock.now();
      return { first: true, durable: durably(id, at) };
    },
    forget: (id) => void here.delete(id),
  };
}
