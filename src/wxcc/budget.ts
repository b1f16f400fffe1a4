import type { Clock } from "../clock.js";
import { Problem } from "../errors.js";
import type { Turns } from "../instances/turns.js";
import { createOwnWindow } from "./turns/own-window.js";
import { createSharedWindow } from "./turns/shared-window.js";
import { limitsOf } from "./turns/turn-window.js";
import { waitInWords } from "./wait-in-words.js";

/** Who is waiting for the answer: people are served before the clock's own work. */
export type Urgency = "person" | "schedule";

/** Turns to call Contact Center, shared by every org because Cisco counts by client id. */
export interface Budget {
  /**
   * Resolves when one request may be sent: people first, each kind in order of arrival. A person who would wait more
   * than 25 s is refused with `upstream-busy` and the seconds, at once when that can be known; the schedule waits as long as it takes.
   */
  acquire(urgency: Urgency, signal?: AbortSignal): Promise<void>;
  /** Nobody is let through for `ms`: Cisco answered 429, and the next caller would be refused as well. */
  pause(ms: number): void;
}

interface BudgetDeps {
  readonly clock: Clock;
  readonly requestsPerMinute: number;
  /** Counts for all instances together, under that name; without it this process is alone. */
  readonly shared?: { readonly turns: Turns; readonly name: string } | undefined;
}

interface Waiter {
  readonly since: number;
  grant(): void;
  refuse(reason: unknown): void;
}

const PATIENCE_MS = 25_000;

/** In any 60 s at most `requestsPerMinute` turns are given. The line is this process's own, whoever counts the turns. */
export function createBudget({ clock, requestsPerMinute, shared }: BudgetDeps): Budget {
  const window = shared
    ? createSharedWindow({ clock, requestsPerMinute, ...shared })
    : createOwnWindow({ clock, limits: limitsOf(requestsPerMinute) });
  const lines: Record<Urgency, Waiter[]> = { person: [], schedule: [] };
  let serving = false;
  let woken = new AbortController();

  function refuseImpatient() {
    lines.person = lines.person.filter((waiter, ahead) => {
      const at = window.turnAt("person", ahead);
      if (at - waiter.since <= PATIENCE_MS) return true;
      waiter.refuse(busy(at - clock.now(), window.isCutOff()));
      return false;
    });
  }

  /** The next in line; a turn that a schedule may have suits a person who came meanwhile, but not the other way round. */
  const next = (urgency: Urgency) =>
    lines.person.shift() ?? (urgency === "schedule" ? lines.schedule.shift() : undefined);

  async function serve() {
    if (serving) return woken.abort();
    serving = true;
    try {
      while (lines.person.length + lines.schedule.length > 0) {
        const urgency = lines.person.length > 0 ? "person" : "schedule";
        const taken = window.take(urgency);
        const waitMs = typeof taken === "number" ? taken : await taken;
        if (waitMs === 0) {
          next(urgency)?.grant();
        } else {
          refuseImpatient();
          const first = lines.person.length > 0 ? "person" : "schedule";
          if (first === urgency && lines[first].length > 0) await sleepUnlessWoken(waitMs);
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
      window.pause(ms);
      refuseImpatient();
    },
  };
}

function busy(waitMs: number, isCutOff: boolean): Problem {
  const wait = waitInWords(Math.ceil(waitMs / 1000));
  return new Problem("upstream-busy", {
    say: isCutOff
      ? `Floorwalker's database does not answer, and without it only a few requests a minute may go to Webex Contact Center; the next one is free in ${wait}.`
      : `Floorwalker has used up the requests that Webex Contact Center allows it; the next one is free in ${wait}.`,
    next: `Ask again in ${wait}.`,
    retryAfterSeconds: Math.ceil(waitMs / 1000),
  });
}
