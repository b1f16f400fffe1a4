import { localDate } from "../conversation/wall-time.js";
import type { AlertRecord, AlertStateRecord } from "../store/alert-records.js";
import { type AlertMetric, alertMetric, isLive } from "./alert-metric.js";
import { endEvent, observe } from "./evaluate.js";
import type { Measured } from "./readings.js";
import type { Rule } from "./rule.js";

/** A stored rule with what its metric means; undefined when this version does not know the metric. */
export function ruleOf(record: AlertRecord): Rule | undefined {
  const metric = alertMetric(record.metric);
  if (!metric) return undefined;
  const { comparison, warning, critical, forMs } = record;
  return {
    ...{ metric, comparison, forMs },
    ...(warning === undefined ? {} : { warning }),
    ...(critical === undefined ? {} : { critical }),
  };
}

/** One poll's outcome for one rule. */
export interface Look {
  readonly at: number;
  /** The zone in which the rule's days begin. */
  readonly zone: string;
  /** Undefined when the figures could not be had. */
  readonly measured: Measured | undefined;
}

/**
 * The state after a poll. Missing data change no level, nor does a figure that cannot be judged. A calm rule with nothing
 * on the way stays the same object, so that nothing is written for it.
 */
export function updateState(state: AlertStateRecord, rule: Rule, { at, zone, measured }: Look): AlertStateRecord {
  if (!measured) return withoutData(state, at);
  const present = withData(dayChecked(state, rule.metric, at, zone), at);
  if (measured.value === null) return present;
  const next = observe(present, rule, measured.value, at);
  const idle = (each: AlertStateRecord) => each.level === "calm" && each.warningSince === undefined;
  return present === state && idle(state) && idle(next) ? state : next;
}

/** Figures of today begin anew at midnight: an event of yesterday's figures ended with them. */
function dayChecked(state: AlertStateRecord, metric: AlertMetric, at: number, zone: string): AlertStateRecord {
  const { level, startedAt } = state;
  if (isLive(metric) || level === "calm" || startedAt === undefined) return state;
  return localDate(startedAt, zone) === localDate(at, zone) ? state : endEvent(state, "day-over", at);
}

/** One more poll without figures. */
export function withoutData(state: AlertStateRecord, at: number): AlertStateRecord {
  const { since, polls, toldAt, messageId } = state.missing ?? { since: at, polls: 0 };
  const told = { ...(toldAt !== undefined && { toldAt }), ...(messageId !== undefined && { messageId }) };
  return { ...state, missing: { since, polls: polls + 1, ...told } };
}

/** Figures are there (again); who was told that they were missing is still to be told that they are back. */
export function withData(state: AlertStateRecord, at: number): AlertStateRecord {
  const { missing, ...rest } = state;
  if (!missing) return state;
  if (missing.toldAt === undefined) return rest;
  return missing.backAt === undefined ? { ...state, missing: { ...missing, backAt: at } } : state;
}
