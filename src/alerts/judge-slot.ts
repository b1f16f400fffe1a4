import type { MetricSettings } from "../metrics/definition.js";
import { formatCount, formatValue } from "../metrics/format.js";
import type { AlertStateRecord } from "../store/alert-records.js";
import { endEvent } from "./evaluate.js";
import { measureQueues, type QueueIds } from "./measure.js";
import { clockTime, weekdayName } from "./moments.js";
import type { QueueReading } from "./readings.js";
import type { Rule } from "./rule.js";
import type { Slot } from "./slot.js";
import { judge } from "./unusual.js";

/** A slot's figures beside those of the weeks before. */
export interface SlotReading {
  readonly slot: Slot;
  readonly now: QueueReading;
  /** Oldest last; those from another source are left out, because it counts differently. */
  readonly before: readonly QueueReading[];
}

/** What a slot says: whether it is unusual, the figure, and both in words. */
export interface Judgement {
  readonly unusual: boolean;
  readonly value: number;
  readonly explained: string;
}

/** "14:00–15:00: 12.4 % of 180; usual 3.1 % (2.5 %–4.0 % on 4 Fridays)"; undefined when there is too little to judge by. */
export function judgeSlot(
  { metric }: Rule,
  { slot, now, before }: SlotReading,
  queueIds: QueueIds,
  settings: MetricSettings,
  zone: string,
): Judgement | undefined {
  if (metric.reading !== "today") return undefined;
  const { definition, unit } = metric;
  const of = (reading: QueueReading) => measureQueues(definition, reading, queueIds, settings);
  const { value, sample } = of(now);
  if (value === null) return undefined;
  const others = before.flatMap((reading) => of(reading).value ?? []);
  const verdict = judge(value, others, unit);
  if (!verdict) return undefined;
  const show = (figure: number) => formatValue(figure, unit);
  const { from, to } = slot.range;
  return {
    unusual: verdict.unusual,
    value,
    explained:
      `${clockTime(from, zone)}–${clockTime(to, zone)}: ${show(value)}${sample === null ? "" : ` of ${formatCount(sample)}`}; ` +
      `usual ${show(verdict.usual)} (${show(verdict.low)}–${show(verdict.high)} on ${verdict.weeks} ${weekdayName(from, zone)}s)`,
  };
}

/** The state after a slot was judged, once per slot; one that could not be judged changes nothing. */
export function observeSlot(
  state: AlertStateRecord,
  slotTo: number,
  judgement: Judgement | undefined,
  at: number,
): AlertStateRecord {
  if (state.slotTo === slotTo) return state;
  const looked = { ...state, slotTo };
  if (!judgement) return looked;
  const { unusual, value, explained } = judgement;
  const seen = { ...looked, value, observedAt: at };
  if (!unusual) return state.level === "calm" ? seen : endEvent(seen, "resolved", at);
  if (state.level !== "calm") return { ...seen, explained };
  const { acknowledgedBy: _by, endedAt: _at, ended: _how, ...fresh } = seen;
  return { ...fresh, explained, level: "warning", peak: "warning", since: at, startedAt: at, worst: value };
}
