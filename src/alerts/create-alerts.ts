import type { Drain } from "../drain.js";
import type { EventSubscription } from "../orgs/event-subscription.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { AlertDesk } from "./alert-desk.js";
import { newAlertId } from "./alert-id.js";
import type { EarlyPolls } from "./early-polls.js";
import { keepListening } from "./keep-listening.js";
import { POLL_MS } from "./poll-interval.js";
import { type PollLoad, pollLoad } from "./poll-load.js";
import { type PollDeps, pollOrg } from "./poll-org.js";
import { createLastWords } from "./say-last-words.js";
import { createShowPlace, createShowSpace } from "./show-space.js";

/** The part that watches the floor for rules. */
export interface Alerts {
  readonly desk: AlertDesk;
  /** Looks at the orgs that have rules until the signal is aborted; what is under way then is the drain's. */
  run(signal: AbortSignal): Promise<void>;
}

/** What watching needs. */
export interface AlertsDeps extends Omit<PollDeps, "show" | "isAlone"> {
  readonly drain: Pick<Drain, "track">;
  readonly randomBytes: (size: number) => Buffer;
  readonly requestsPerMinute: number;
  /** The contacts' events, and what has come of them. */
  readonly events: EventSubscription;
}

/**
 * One poll per org serves all of its rules; without rules nothing is asked and nothing wakes up. Where events tell that
 * something has changed, rules about this moment are looked at before their turn.
 */
export function createAlerts(deps: AlertsDeps & { readonly early: EarlyPolls }): Alerts {
  const { store, clock, log, drain, early, requestsPerMinute } = deps;
  const showing = { ...deps, isAlone: true };
  const show = createShowSpace(showing);
  const nextAt = new Map<string, number>();
  const underWay = new Set<string>();
  let woken = new AbortController();
  let intervalMs = 0;
  const showPlace = createShowPlace(store, show);
  const sayLastWords = createLastWords({ store, clock, drain, showPlace });

  function poll(orgId: string, rules: readonly AlertRecord[], kind: "due" | "early") {
    const now = clock.now();
    if (underWay.has(orgId)) return early.putOff(orgId, now);
    underWay.add(orgId);
    const how = { asOf: early.begun(orgId, now), isEarly: kind === "early" };
    const done = pollOrg(orgId, rules, how, { ...showing, show }).finally(() => underWay.delete(orgId));
    drain.track(done, "alerts");
  }

  /** Begins what is due and tells when something is due next; undefined while there is nothing to watch. */
  async function look(): Promise<number | undefined> {
    const all = await store.alerts.find();
    const lastWordsAt = await sayLastWords(all);
    const pollAt = beginPolls(pollLoad(all, requestsPerMinute));
    return lastWordsAt === undefined || pollAt === undefined ? (lastWordsAt ?? pollAt) : Math.min(lastWordsAt, pollAt);
  }

  function beginPolls({ byOrg, live, calls, intervalMs: nextIntervalMs, gapMs }: PollLoad): number | undefined {
    for (const orgId of nextAt.keys()) if (!byOrg.has(orgId)) nextAt.delete(orgId);
    drain.track(keepListening(new Set(live.keys()), deps), "listening to contacts");
    if (byOrg.size === 0) return undefined;
    stretch(nextIntervalMs, calls);
    const now = clock.now();
    for (const [orgId, own] of byOrg) {
      const due = nextAt.get(orgId) ?? now;
      // Later than one interval ahead: the clock was moved back.
      if (due <= now || due > now + intervalMs) {
        nextAt.set(orgId, now + intervalMs);
        poll(orgId, own, "due");
        continue;
      }
      const ofNow = live.get(orgId);
      if (ofNow && (early.dueAt(orgId, gapMs) ?? due) <= now) poll(orgId, ofNow, "early");
    }
    return Math.min(...nextAt.values(), ...[...live.keys()].flatMap((orgId) => early.dueAt(orgId, gapMs) ?? []));
  }

  function stretch(ms: number, calls: number) {
    if (ms !== intervalMs && intervalMs !== 0)
      log.info({ seconds: ms / 1000, calls }, "the budget decides how often alerts are looked at");
    intervalMs = ms;
  }

  async function pause(until: number | undefined, signal: AbortSignal) {
    const sleeping = woken;
    if (signal.aborted) return;
    if (until === undefined) await new Promise<void>((done) => sleeping.signal.addEventListener("abort", () => done()));
    else
      await clock.sleep(Math.max(0, until - clock.now()), sleeping.signal).catch((reason: unknown) => {
        if (!sleeping.signal.aborted) throw reason;
      });
  }

  early.onNews(() => woken.abort());
  return {
    desk: {
      newId: () => newAlertId(deps.randomBytes),
      changed: (orgId) => {
        nextAt.delete(orgId);
        woken.abort();
      },
      show: (spaceId, orgId) => {
        // What could not be shown is looked after by whoever is woken.
        const shown = showPlace({ spaceId, orgId }).finally(() => woken.abort());
        drain.track(shown, "alerts");
        return shown;
      },
      forget: (org) => deps.events.endFor(org),
    },
    async run(signal) {
      signal.addEventListener("abort", () => woken.abort(), { once: true });
      while (!signal.aborted) {
        woken = new AbortController();
        const until = await look().catch((error: unknown) => {
          log.error({ err: error }, "alerts could not be looked at");
          return clock.now() + POLL_MS;
        });
        if (!woken.signal.aborted) await pause(until, signal);
      }
    },
  };
}
