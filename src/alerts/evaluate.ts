import type { AlertStateRecord } from "../store/alert-records.js";
import { hasEased, isBeyond } from "./hysteresis.js";
import { type Rule, watchesHigh } from "./rule.js";

/** How long a figure must be well before an event counts as eased. */
export const EASE_MS = 60_000;
/** How long it must then stay so before the event is over. */
export const RESOLVE_MS = 5 * 60_000;
/** Nobody knows what happened in a longer gap between two readings, so nothing has lasted through it. */
const LONGEST_GAP_MS = 10 * 60_000;

/** The state of a rule that has never been looked at. */
export const newState = (alertId: string, at: number): AlertStateRecord => ({
  alertId,
  level: "calm",
  since: at,
  edits: 0,
});

/**
 * The state after one more figure. Up: a threshold must have been exceeded for the rule's own time. Down: the figure must
 * have been well on the good side for a minute, and for five more before the event is over. So of a change up and one down
 * the later comes at least so much after the earlier, however the figure jumps.
 */
export function observe(state: AlertStateRecord, rule: Rule, value: number, at: number): AlertStateRecord {
  const { pendingWorst, ...looked } = { ...timed(state, rule, value, at), value, observedAt: at };
  const level = nextLevel(looked, rule, at);
  const worse = (than: number | undefined) =>
    than === undefined ? value : watchesHigh(rule.comparison) ? Math.max(than, value) : Math.min(than, value);
  if (state.level !== "calm") return moveTo({ ...looked, worst: worse(state.worst) }, level, at);
  if (looked.warningSince === undefined) return looked;
  const worst = looked.warningSince === at ? value : worse(pendingWorst);
  return level === "calm" ? { ...looked, pendingWorst: worst } : begin({ ...looked, worst }, level, at);
}

/** The four stretches of time that the level follows from. */
function timed(state: AlertStateRecord, rule: Rule, value: number, at: number): AlertStateRecord {
  const { comparison, warning, critical, metric } = rule;
  const gap = state.observedAt === undefined || at - state.observedAt > LONGEST_GAP_MS || at < state.observedAt;
  const since = (holds: boolean, before: number | undefined) => (holds ? (gap ? at : (before ?? at)) : undefined);
  const of = (threshold: number | undefined) =>
    threshold === undefined ? undefined : { comparison, value: threshold, unit: metric.unit };
  const [mild, grave] = [of(warning), of(critical)];
  const beyond = (threshold: typeof mild) => threshold !== undefined && isBeyond(value, threshold);
  const eased = (threshold: typeof mild) => threshold !== undefined && hasEased(value, threshold);
  return {
    ...state,
    warningSince: since(beyond(mild), state.warningSince),
    criticalSince: since(beyond(grave), state.criticalSince),
    easedWarningSince: since(eased(mild), state.easedWarningSince),
    easedCriticalSince: since(eased(grave), state.easedCriticalSince),
  };
}

function nextLevel(state: AlertStateRecord, { forMs }: Rule, at: number): AlertStateRecord["level"] {
  const lasted = (since: number | undefined, ms: number) => since !== undefined && at - since >= ms;
  const { level, warningSince, criticalSince, easedWarningSince, easedCriticalSince } = state;
  if (lasted(criticalSince, forMs)) return "critical";
  if (level === "critical") {
    if (lasted(easedWarningSince, EASE_MS)) return "eased";
    return lasted(easedCriticalSince, EASE_MS) ? "warning" : "critical";
  }
  if (lasted(warningSince, forMs)) return "warning";
  if (level === "warning") return lasted(easedWarningSince, EASE_MS) ? "eased" : "warning";
  if (level === "eased") return lasted(easedWarningSince, EASE_MS + RESOLVE_MS) ? "calm" : "eased";
  return "calm";
}

function begin(state: AlertStateRecord, level: AlertStateRecord["level"], at: number): AlertStateRecord {
  const { acknowledgedBy: _by, endedAt: _at, ended: _how, ...fresh } = state;
  const peak = level === "critical" ? "critical" : "warning";
  return { ...fresh, level, since: at, peak, startedAt: state.warningSince ?? at };
}

function moveTo(state: AlertStateRecord, level: AlertStateRecord["level"], at: number): AlertStateRecord {
  if (level === state.level) return state;
  if (level === "calm") return endEvent(state, "resolved", state.easedWarningSince ?? at);
  return { ...state, level, since: at, ...(level === "critical" && { peak: "critical" as const }) };
}

/** The event is over; what it was stays known for its message. */
export function endEvent(
  state: AlertStateRecord,
  ended: NonNullable<AlertStateRecord["ended"]>,
  endedAt: number,
): AlertStateRecord {
  const { warningSince: _w, criticalSince: _c, easedWarningSince: _e, easedCriticalSince: _f, ...rest } = state;
  return { ...rest, level: "calm", since: endedAt, ended, endedAt };
}
