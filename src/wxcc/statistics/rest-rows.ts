import { z } from "zod";
import { createTally, type Tally } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import { channelOf } from "./channel.js";
import type { Narrowing, QueueRow } from "./source.js";

const count = z.number().int().nonnegative();

/**
 * `GET /v1/queues/statistics` (OpenAPI `QueueApiResponse`). No field is required there; the counts are required here,
 * because a missing count read as 0 would be a short total.
 */
export const restAnswerSchema = z.object({
  data: z.array(
    z.object({
      intervalStartTime: z.number().nullish(),
      queueId: z.string().min(1),
      queueName: z.string().nullish(),
      channelType: z.string().nullish(),
      totalEnqueuedTasks: count,
      totalAcceptedTasks: count,
      totalAbandonedTasks: count,
      averageEnqueuedTime: z.number().nullish(),
      averageHandledTime: z.number().nullish(),
      serviceLevelThresholdPercentage: z.number().nullish(),
    }),
  ),
});
export type RestRecord = z.infer<typeof restAnswerSchema>["data"][number];

/** A mean times its own weight is the sum it was made from; nothing to weigh is 0, a mean that is missing is unknown. */
const sumOf = (mean: number | null | undefined, weight: number) =>
  weight === 0 ? 0 : mean === null || mean === undefined ? null : mean * weight;

const rounded = (sum: number | null) => (sum === null ? null : Math.round(sum));

/** What one record adds. Fields that REST cannot know are null; `offered` is an approximation without those still open. */
function restSums(r: RestRecord): Sums {
  return {
    offered: r.totalAcceptedTasks + r.totalAbandonedTasks,
    answered: r.totalAcceptedTasks,
    // A percentage of the handled, printed with few decimals: the nearest whole contact is what it came from.
    answeredInTarget: rounded(sumOf(r.serviceLevelThresholdPercentage, r.totalAcceptedTasks / 100)),
    abandoned: r.totalAbandonedTasks,
    abandonedInTarget: null,
    short: null,
    open: null,
    waitAnsweredMs: null,
    waitAllMs: sumOf(r.averageEnqueuedTime, r.totalEnqueuedTasks),
    waited: r.totalEnqueuedTasks,
    longestWaitMs: null,
    talkMs: sumOf(r.averageHandledTime, r.totalAcceptedTasks),
    holdMs: null,
    wrapUpMs: null,
  };
}

/**
 * Records of any number of windows as one row per queue and channel, and per interval when `intervalOf` tells a record's;
 * times are rounded once, at the end.
 */
export function restRows(
  records: Iterable<RestRecord>,
  channels: Narrowing["channels"] = [],
  intervalOf?: (record: RestRecord) => number,
): QueueRow[] {
  const rows = new Map<string, { row: Omit<QueueRow, "sums">; tally: Tally }>();
  for (const record of records) {
    const channel = channelOf(record.channelType);
    if (channels.length > 0 && !channels.some((wanted) => wanted === channel)) continue;
    const intervalFrom = intervalOf?.(record);
    const key = `${record.queueId} ${channel} ${intervalFrom}`;
    const known = rows.get(key) ?? {
      row: {
        queueId: record.queueId,
        queueName: record.queueName ?? record.queueId,
        channel,
        ...(intervalFrom !== undefined && { intervalFrom }),
      },
      tally: createTally(),
    };
    rows.set(key, known);
    known.tally.add(restSums(record));
  }
  return [...rows.values()].map(({ row, tally }) => {
    const sums = tally.total();
    return { ...row, sums: { ...sums, waitAllMs: rounded(sums.waitAllMs), talkMs: rounded(sums.talkMs) } };
  });
}
