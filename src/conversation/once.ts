import type { Clock } from "../clock.js";
import type { LateWrites } from "../store/late-writes.js";
import { type Claims, claimSurely } from "./claim-surely.js";

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
}

/** Webex may deliver an event twice; nothing is answered twice, restarts in between included. */
export function createOnce(deps: {
  readonly seen: Claims;
  readonly clock: Clock;
  /** Of this process, unlike that of any other. */
  readonly by: string;
  /** A claim that the store cannot take now counts and is written later; without it the claim is rejected. */
  readonly late?: LateWrites | undefined;
}): Once {
  const { seen, clock, by, late } = deps;
  const here = new Set<string>();
  return {
    claim(id) {
      if (here.has(id)) return { first: false, durable: Promise.resolve(false) };
      here.add(id);
      const [oldest] = here;
      if (here.size > REMEMBERED && oldest !== undefined) here.delete(oldest);
      const at = clock.now();
      const add = () => claimSurely(seen, id, { at, by }, { expiresAt: at + DAY_MS });
      return { first: true, durable: late ? late.keep(add).then((isFirst) => isFirst ?? true) : add() };
    },
  };
}
