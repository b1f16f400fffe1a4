import type { ContactCentre } from "../../model/centre.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { trafficDays } from "../traffic-days.js";
import type { WaitQuery } from "./read-query.js";

const MINUTE_MS = 60_000;

/**
 * Milliseconds a contact would wait in a queue now, from the waits of those answered lately; undefined when they tell too
 * little, which is also so for an unknown queue. The OpenAPI's rule: the waits of one minute are a sample, valid when
 * they vary little, and enough of the samples must be valid.
 */
export function estimateWaitMs(
  model: TrafficModel,
  centre: ContactCentre,
  query: WaitQuery,
  now: number,
): number | undefined {
  const samples = answeredWaitsByMinute(model, centre, query, now);
  const valid = samples.filter((waits) => variationPercent(waits) <= query.maxVariationPercent);
  if (valid.length === 0 || (100 * valid.length) / samples.length < query.minValidPercent) return undefined;
  return mean(valid.map(mean));
}

function answeredWaitsByMinute(model: TrafficModel, centre: ContactCentre, query: WaitQuery, now: number): number[][] {
  const minutes = new Map<number, number[]>();
  const from = now - query.lookbackMs;
  for (const { contacts } of trafficDays(model, centre, from, now)) {
    for (const leg of contacts.flatMap((contact) => contact.legs)) {
      const { queueId, answeredAt, waitMs } = leg;
      if (queueId !== query.queueId || answeredAt === undefined || answeredAt < from || answeredAt > now) continue;
      const minute = Math.floor(answeredAt / MINUTE_MS);
      const waits = minutes.get(minute) ?? [];
      waits.push(waitMs);
      minutes.set(minute, waits);
    }
  }
  return [...minutes.values()];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Standard deviation as a percentage of the mean; equal waits do not vary, waits of zero included. */
function variationPercent(waits: readonly number[]): number {
  const average = mean(waits);
  if (average === 0) return 0;
  const variance = mean(waits.map((wait) => (wait - average) ** 2));
  return (100 * Math.sqrt(variance)) / average;
}
