import { totalOf } from "../metrics/add-sums.js";
import type { MetricDefinition, MetricSettings } from "../metrics/definition.js";
import { plus, ratio } from "../metrics/ratio.js";
import { type AlertMetric, LEAST_SAMPLE } from "./alert-metric.js";
import type { Measured, QueueReading, Readings } from "./readings.js";

/** Ids of the queues a rule means; undefined for the whole org. */
export type QueueIds = ReadonlySet<string> | undefined;

/** A metric out of what was read; undefined when its part is missing, which is never the same as nothing happening. */
export function measure(
  metric: AlertMetric,
  readings: Readings,
  queueIds: QueueIds,
  settings: MetricSettings,
): Measured | undefined {
  switch (metric.reading) {
    case "waiting": {
      if (!readings.waiting) return undefined;
      const { asOf, rows } = readings.waiting;
      const meant = rows.filter(({ queueId }) => !queueIds || queueIds.has(queueId));
      const value =
        metric.of === "waiting"
          ? meant.reduce((sum, row) => sum + row.waiting, 0)
          : // Nobody waits: the longest wait is none, which ends an event.
            Math.max(0, ...meant.map((row) => asOf - row.oldestCreatedAt));
      return { value, sample: null };
    }
    case "agents": {
      if (!readings.agents) return undefined;
      const { available, busy, idle } = readings.agents;
      const value = { available, busy, idle, "signed-in": available + busy + idle }[metric.of];
      return { value, sample: null };
    }
    case "today":
      return readings.today && measureQueues(metric.definition, readings.today, queueIds, settings);
    case "agents-today": {
      if (!readings.agentsToday) return undefined;
      const { rows } = readings.agentsToday;
      const missed = plus(...rows.map(({ sums }) => sums.notAnswered));
      const offered = plus(...rows.map(({ sums }) => sums.offered));
      return metric.of === "rona"
        ? { value: missed, sample: null }
        : enough({ value: ratio(missed, offered), sample: offered });
    }
  }
}

/** A metric of queues over a stretch; without a value where too few contacts were counted to judge by. */
export function measureQueues(
  definition: MetricDefinition,
  { rows, contacts = rows }: QueueReading,
  queueIds: QueueIds,
  settings: MetricSettings,
): Measured {
  // All together count each contact once where that is known; a queue counts whoever visited it.
  const total = totalOf(queueIds ? rows.filter(({ queueId }) => queueIds.has(queueId)) : contacts);
  const value = definition.compute(total, settings);
  if (definition.unit === "count" || definition.id === "longest-wait") return { value, sample: null };
  return enough({ value, sample: definition.sample(total, settings) });
}

const enough = ({ value, sample }: Measured): Measured => ({
  value: sample !== null && sample < LEAST_SAMPLE ? null : value,
  sample,
});
