import type { Clock } from "../clock.js";
import { Problem } from "../errors.js";
import { waitInWords } from "./wait-in-words.js";

/** Who is waiting for the answer: people are served before the clock's own work. */
export type Urgency = "person" | "schedule";

/** Turns to call Contact Center, shared by every org because Cisco counts by client id. */
export interface Budget {
  /**
   * Resolves when one request may be sent: people first, each kind in order of arrival. A person who would wait more
   * than 25 s is refused at once with `upstream-busy` and the seconds; the schedule waits as long as it takes.
   */
  acquire(urgency: Urgency, signal?: AbortSignal): Promise<void>;
  /** Nobody is let through for `ms`: Cisco answered 429, and the next caller would be refused as well. */
  pause(ms: number): void;
}

interface Waiter {
  readonly since: number;
  grant(): void;
  refuse(reason: unknown): void;
}

const WINDOW_MS = 60_000;
const PATIENCE_MS = 25_000;
/** A month of summaries may not use up the last turns of the minute: a fifth is kept for people. */
const SCHEDULE_SHARE = 0.8;

/** A sliding window: in any 60 s at most `requestsPerMinute` turns are given. */
export function createBudget(deps: { clock: Clock; requestsPerMinute: number }): Budget {
  const { clock, requestsPerMinute } = deps;
  const limits = { person: requestsPerMinute, schedule: Math.max(1, Math.floor(requestsPerMinute * SCHEDULE_SHARE)) };
  const lines: Record<Urgency, Waiter[]> = { person: [], schedule: [] };
  let given: number[] = [];
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let lastSeen = 0;
  let serving = false;
  let woken = new AbortController();

  function readClock(): number {
    const now = clock.now();
    // Only a clock that was moved back by hand is ever a whole window behind what it said before.
    if (lastSeen - now > WINDOW_MS) {
      given = [];
      pausedUntil = Number.NEGATIVE_INFINITY;
    }
    lastSeen = now;
    given = given.filter((at) => at + WINDOW_MS > now);
    return now;
  }

  /** The earliest moment for a request with `ahead` others before it. */
  function turnAt(urgency: Urgency, ahead: number): number {
    const earliest = Math.max(readClock(), pausedUntil);
    const mustHaveLeft = given.length + ahead - limits[urgency];
    if (mustHaveLeft < 0) return earliest;
    return Math.max(earliest, (given[mustHaveLeft] ?? earliest) + WINDOW_MS);
  }

  function refuseImpatient() {
    lines.person = lines.person.filter((waiter, ahead) => {
      const at = turnAt("person", ahead);
      if (at - waiter.since <= PATIENCE_MS) return true;
      waiter.refuse(busy(at - clock.now()));
      return false;
    });
  }

  async function serve() {
    if (serving) return woken.abort();
    serving = true;
    try {
      while (lines.person.length + lines.schedule.length > 0) {
        const urgency = lines.person.length > 0 ? "person" : "schedule";
        const at = turnAt(urgency, 0);
        const now = clock.now();
        if (at <= now) {
          given.push(now);
          lines[urgency].shift()?.grant();
        } else {
          await sleepUnlessWoken(at - now);
        }
      }
    } finally {
      serving = false;
    }
  }

  async function sleepUnlessWoken(ms: number) {
    const own = new AbortController();
    woken = own;
    await clock.sleep(ms, own.signal).catch((reason: unknown) => {
      if (!own.signal.aborted) throw reason;
    });
  }

  return {
    acquire: (urgency, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          lines[urgency] = lines[urgency].filter((other) => other !== waiter);
          reject(signal?.reason);
        };
        const leave = () => signal?.removeEventListener("abort", onAbort);
        const waiter: Waiter = {
          since: clock.now(),
          grant: () => {
            leave();
            resolve();
          },
          refuse: (reason) => {
            leave();
            reject(reason);
          },
        };
        signal?.addEventListener("abort", onAbort, { once: true });
        lines[urgency].push(waiter);
        refuseImpatient();
        void serve();
      }),
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, readClock() + ms);
      refuseImpatient();
    },
  };
}

function busy(waitMs: number): Problem {
  const seconds = Math.ceil(waitMs / 1000);
  return new Problem("upstream-busy", {
    say: `Floorwalker has used up the requests that Webex Contact Center allows it; the next one is free in ${waitInWords(seconds)}.`,
    next: `Ask again in ${waitInWords(seconds)}.`,
    retryAfterSeconds: seconds,
  });
}
