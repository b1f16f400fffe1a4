import { type Clock, withDeadline } from "../../clock.js";
import type { Turns } from "../../instances/turns.js";
import type { Urgency } from "../budget.js";
import { createOwnWindow } from "./own-window.js";
import { limitsOf, type TurnWindow, WINDOW_MS } from "./turn-window.js";

/** Of every minute, kept back for when turns cannot be counted together. */
const OUTAGE_SHARE = 0.1;
/** Instances for which the share is cut; each has its own part, used or not, because none knows how many there are. */
const MOST_INSTANCES = 8;
const ANSWER_WITHIN_MS = 3_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * Counted over all instances together. While that is not possible, people get what is kept back for this instance and schedules wait.
 * What is kept back is never used otherwise, because no instance can tell whether all are cut off or it alone, nor how much of the
 * minute the others used and will use: so the sum stays within the budget at every moment, also when an outage begins and ends.
 */
export function createSharedWindow(deps: {
  readonly clock: Clock;
  readonly turns: Turns;
  readonly name: string;
  readonly requestsPerMinute: number;
}): TurnWindow {
  const { clock, turns, name, requestsPerMinute } = deps;
  const ownShare = Math.floor((requestsPerMinute * OUTAGE_SHARE) / MOST_INSTANCES);
  const limits = { ...limitsOf(requestsPerMinute), person: requestsPerMinute - ownShare * MOST_INSTANCES };
  const own = createOwnWindow({ clock, limits: { person: ownShare, schedule: 0 } });
  let notBefore = { person: Number.NEGATIVE_INFINITY, schedule: Number.NEGATIVE_INFINITY };
  let cutOffUntil = Number.NEGATIVE_INFINITY;
  let lastSeen = 0;

  function readClock(): number {
    const now = clock.now();
    // Only a clock that was moved back by hand is ever a whole window behind what it said before.
    if (lastSeen - now > WINDOW_MS) {
      notBefore = { person: Number.NEGATIVE_INFINITY, schedule: Number.NEGATIVE_INFINITY };
      cutOffUntil = Number.NEGATIVE_INFINITY;
    }
    lastSeen = now;
    return now;
  }

  /** How many others stand before it in other instances is not known: whoever waits in vain is told anew. */
  function turnAt(urgency: Urgency, ahead: number): number {
    const now = readClock();
    if (now >= cutOffUntil) return Math.max(now, notBefore[urgency]);
    return urgency === "person" && ownShare > 0 ? own.turnAt("person", ahead) : cutOffUntil;
  }

  function takeOwn(urgency: Urgency): number {
    const lookAgainMs = cutOffUntil - readClock();
    return urgency === "person" && ownShare > 0 ? Math.min(own.take("person"), lookAgainMs) : lookAgainMs;
  }

  async function ask(urgency: Urgency): Promise<number> {
    try {
      const limit = { name, limit: limits[urgency], windowMs: WINDOW_MS };
      const waitMs = await withDeadline(clock, ANSWER_WITHIN_MS, () => turns.take(limit));
      if (waitMs > 0) notBefore[urgency] = readClock() + waitMs;
      return waitMs;
    } catch {
      // Why the database is away is told by whoever keeps records in it; each turn is not one more report of it.
      cutOffUntil = readClock() + LOOK_AGAIN_MS;
      return takeOwn(urgency);
    }
  }

  return {
    turnAt,
    take(urgency) {
      const now = readClock();
      if (now < cutOffUntil) return takeOwn(urgency);
      return notBefore[urgency] > now ? notBefore[urgency] - now : ask(urgency);
    },
    pause(ms) {
      const until = readClock() + ms;
      own.pause(ms);
      notBefore = { person: Math.max(notBefore.person, until), schedule: Math.max(notBefore.schedule, until) };
      // Who is not told is refused by Cisco once, and pauses then.
      turns.pause(name, ms).catch(() => undefined);
    },
    isCutOff: () => readClock() < cutOffUntil,
  };
}
