import type { AlertRecord } from "../store/alert-records.js";
import { isLive } from "./alert-metric.js";
import { earlyGapMs } from "./early-polls.js";
import { pollIntervalMs } from "./poll-interval.js";
import { ruleOf } from "./update-state.js";

/** Rules by the org they watch. */
export type RulesByOrg = ReadonlyMap<string, readonly AlertRecord[]>;

/** What there is to look at, and how often the budget allows it. */
export interface PollLoad {
  readonly byOrg: RulesByOrg;
  /** Only the rules about this moment. */
  readonly live: RulesByOrg;
  /** Calls that one look at all of them takes. */
  readonly calls: number;
  readonly intervalMs: number;
  /** Between polls of an org because of events. */
  readonly gapMs: number;
}

/** The load of these rules; paused ones are none. */
export function pollLoad(rules: readonly AlertRecord[], requestsPerMinute: number): PollLoad {
  const byOrg = groupByOrg(rules.filter(({ paused }) => !paused));
  const live = groupByOrg([...byOrg.values()].flat().filter(isAboutNow));
  const calls = callsOf(byOrg);
  return {
    ...{ byOrg, live, calls },
    intervalMs: pollIntervalMs(calls, requestsPerMinute),
    gapMs: earlyGapMs(callsOf(live), requestsPerMinute),
  };
}

/** Whether events may tell that the rule's figure has changed. */
export function isAboutNow(record: AlertRecord): boolean {
  const rule = ruleOf(record);
  return rule !== undefined && isLive(rule.metric) && rule.comparison !== "unusual";
}

function groupByOrg(rules: readonly AlertRecord[]): RulesByOrg {
  const byOrg = new Map<string, AlertRecord[]>();
  for (const rule of rules) {
    const own = byOrg.get(rule.orgId);
    if (own) own.push(rule);
    else byOrg.set(rule.orgId, [rule]);
  }
  return byOrg;
}

const callsOf = (byOrg: RulesByOrg) => [...byOrg.values()].reduce((sum, own) => sum + kindsOf(own), 0);

const kindsOf = (rules: readonly AlertRecord[]) => new Set(rules.map((rule) => ruleOf(rule)?.metric.reading)).size;
