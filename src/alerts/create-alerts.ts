import type { Drain } from "../drain.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { AlertDesk } from "./alert-desk.js";
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
}

/** Without vowels, so that no id is a word, and without letters that look alike. */
const LETTERS = "bcdfghjkmnpqrstvwxz";
const ID_LETTERS = 6;

/** One poll per org serves all of its rules; without rules nothing is asked and nothing wakes up. */
export function createAlerts(deps: AlertsDeps): Alerts {
  const { store, clock, log, drain, requestsPerMinute } = deps;
  const show = createShowSpace(deps);
  const nextAt = new Map<string, number>();
  const underWay = new Set<string>();
  let woken = new AbortController();
  let intervalMs = 0;

  function poll(orgId: string, rules: readonly AlertRecord[]) {
    if (underWay.has(orgId)) return;
    underWay.add(orgId);
    const done = pollOrg(orgId, rules, { ...deps, show }).finally(() => underWay.delete(orgId));
    drain.track(done, "alerts");
  }

  /** Begins what is due and tells when something is due next; undefined while there is nothing to watch. */
  async function look(): Promise<number | undefined> {
    const rules = (await store.alerts.find()).filter(({ paused }) => !paused);
    const byOrg = new Map<string, AlertRecord[]>();
    for (const rule of rules) byOrg.set(rule.orgId, [...(byOrg.get(rule.orgId) ?? []), rule]);
    for (const orgId of nextAt.keys()) if (!byOrg.has(orgId)) nextAt.delete(orgId);
    if (byOrg.size === 0) return undefined;
    const calls = [...byOrg.values()].reduce((sum, own) => sum + kindsOf(own), 0);
    stretch(pollIntervalMs(calls, requestsPerMinute), calls);
    const now = clock.now();
    for (const [orgId, own] of byOrg) {
      const due = nextAt.get(orgId) ?? now;
      // Later than one interval ahead: the clock was moved back.
      if (due > now && due <= now + intervalMs) continue;
      nextAt.set(orgId, now + intervalMs);
      poll(orgId, own);
    }
    return Math.min(...nextAt.values());
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

  return {
    desk: {
      newId: () => [...deps.randomBytes(ID_LETTERS)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join(""),
      changed: (orgId) => {
        nextAt.delete(orgId);
        woken.abort();
      },
      show: (spaceId, orgId) => {
        const showing = store.orgs.get(orgId).then((org) => (org ? show(spaceId, org) : undefined));
        drain.track(showing, "alerts");
        return showing;
      },
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

const kindsOf = (rules: readonly AlertRecord[]) => new Set(rules.map((rule) => ruleOf(rule)?.metric.reading)).size;
