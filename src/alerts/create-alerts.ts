import type { Drain } from "../drain.js";
import type { EventSubscription } from "../orgs/event-subscription.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { AlertDesk } from "./alert-desk.js";
import { isLive } from "./alert-metric.js";
import { type EarlyPolls, earlyGapMs } from "./early-polls.js";
import { keepListening } from "./keep-listening.js";
import { lastWordsOwed, type Place } from "./last-words.js";
import { POLL_MS, pollIntervalMs } from "./poll-interval.js";
import { type PollDeps, pollOrg } from "./poll-org.js";
import { createShowSpace } from "./show-space.js";
import { ruleOf } from "./update-state.js";

/** The part that watches the floor for rules. */
export interface Alerts {
  readonly desk: AlertDesk;
  /** Looks at the orgs that have rules until the signal is aborted; what is under way then is the drain's. */
  run(signal: AbortSignal): Promise<void>;
}

interface AlertsDeps extends Omit<PollDeps, "show"> {
  readonly drain: Pick<Drain, "track">;
  readonly randomBytes: (size: number) => Buffer;
  readonly requestsPerMinute: number;
  /** The contacts' events, and what has come of them. */
  readonly events: EventSubscription;
  readonly early: EarlyPolls;
}

/** Without vowels, so that no id is a word, and without letters that look alike. */
const LETTERS = "bcdfghjkmnpqrstvwxz";
const ID_LETTERS = 6;
/** Between two tries to say that a rule is watched no more, while Webex takes no edits. */
const LONGEST_PAUSE_MS = 10 * POLL_MS;

/**
 * One poll per org serves all of its rules; without rules nothing is asked and nothing wakes up. Where events tell that
 * something has changed, rules about this moment are looked at before their turn.
 */
export function createAlerts(deps: AlertsDeps): Alerts {
  const { store, clock, log, drain, early, requestsPerMinute } = deps;
  const show = createShowSpace(deps);
  const nextAt = new Map<string, number>();
  const underWay = new Set<string>();
  let woken = new AbortController();
  let intervalMs = 0;
  let wordsAt = 0;
  let wordsPauseMs = POLL_MS;
  let speaking = false;

  function poll(orgId: string, rules: readonly AlertRecord[], kind: "due" | "early") {
    const now = clock.now();
    if (underWay.has(orgId)) return early.putOff(orgId, now);
    underWay.add(orgId);
    const how = { asOf: early.begun(orgId, now), isEarly: kind === "early" };
    const done = pollOrg(orgId, rules, how, { ...deps, show }).finally(() => underWay.delete(orgId));
    drain.track(done, "alerts");
  }

  /** Begins what is due and tells when something is due next; undefined while there is nothing to watch. */
  async function look(): Promise<number | undefined> {
    const all = await store.alerts.find();
    const lastWordsAt = await sayLastWords(all);
    const pollAt = beginPolls(all.filter(({ paused }) => !paused));
    return lastWordsAt === undefined || pollAt === undefined ? (lastWordsAt ?? pollAt) : Math.min(lastWordsAt, pollAt);
  }

  /** Messages of rules that are watched no more are edited for the last time, again and again until Webex takes it. */
  async function sayLastWords(rules: readonly AlertRecord[]): Promise<number | undefined> {
    const now = clock.now();
    const owed = await lastWordsOwed(rules, store, now);
    if (owed.length === 0) {
      wordsPauseMs = POLL_MS;
      return undefined;
    }
    if (!speaking && (wordsAt <= now || wordsAt > now + wordsPauseMs)) {
      speaking = true;
      wordsAt = now + wordsPauseMs;
      wordsPauseMs = Math.min(2 * wordsPauseMs, LONGEST_PAUSE_MS);
      const spoken = Promise.all(owed.map(showPlace)).finally(() => {
        speaking = false;
      });
      drain.track(spoken, "alerts");
    }
    return wordsAt > now ? wordsAt : now + wordsPauseMs;
  }

  async function showPlace({ spaceId, orgId }: Place): Promise<void> {
    const org = await store.orgs.get(orgId);
    if (org) await show(spaceId, org);
  }

  function beginPolls(rules: readonly AlertRecord[]): number | undefined {
    const byOrg = new Map<string, AlertRecord[]>();
    for (const rule of rules) byOrg.set(rule.orgId, [...(byOrg.get(rule.orgId) ?? []), rule]);
    for (const orgId of nextAt.keys()) if (!byOrg.has(orgId)) nextAt.delete(orgId);
    const live = new Map([...byOrg].map(([orgId, own]) => [orgId, own.filter(isAboutNow)] as const));
    for (const [orgId, own] of live) if (own.length === 0) live.delete(orgId);
    drain.track(keepListening(new Set(live.keys()), deps), "listening to contacts");
    if (byOrg.size === 0) return undefined;
    const calls = callsOf(byOrg);
    stretch(pollIntervalMs(calls, requestsPerMinute), calls);
    const gapMs = earlyGapMs(callsOf(live), requestsPerMinute);
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
      newId: () => [...deps.randomBytes(ID_LETTERS)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join(""),
      changed: (orgId) => {
        nextAt.delete(orgId);
        woken.abort();
      },
      show: (spaceId, orgId) => {
        // What could not be shown is looked after by whoever is woken.
        const showing = showPlace({ spaceId, orgId }).finally(() => woken.abort());
        drain.track(showing, "alerts");
        return showing;
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

const isAboutNow = (record: AlertRecord) => {
  const rule = ruleOf(record);
  return rule !== undefined && isLive(rule.metric) && rule.comparison !== "unusual";
};

const callsOf = (byOrg: ReadonlyMap<string, readonly AlertRecord[]>) =>
  [...byOrg.values()].reduce((sum, own) => sum + kindsOf(own), 0);

const kindsOf = (rules: readonly AlertRecord[]) => new Set(rules.map((rule) => ruleOf(rule)?.metric.reading)).size;
