import { createTally, type Tally } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import { channelOf } from "./channel.js";
import { figuresOf, type SearchGroup } from "./search-page.js";
import type { QueueRow } from "./source.js";

/** Search left out a figure that was asked for. */
export class MissingFigure extends Error {
  constructor(readonly figure: string) {
    super(`the figure ${figure} is missing`);
    this.name = "MissingFigure";
  }
}

/**
 * Groups as one row per queue and channel, and per interval when `intervalOf` tells the interval of an instant. Contacts that never reached a queue belong to no row; a queue renamed within
 * the range comes as two groups of one id and is one row, under the name that comes last. Throws {@link MissingFigure}.
 */
export function searchRows(groups: Iterable<SearchGroup>, intervalOf?: (at: number) => number): QueueRow[] {
  const rows = new Map<string, { row: Omit<QueueRow, "sums">; tally: Tally }>();
  for (const group of groups) {
    const queueId = group.lastQueue?.id;
    if (!queueId) continue;
    const channel = channelOf(group.channelType);
    const intervalFrom = intervalOf?.(startOf(group));
    const key = `${queueId} ${channel} ${intervalFrom}`;
    const tally = rows.get(key)?.tally ?? createTally();
    tally.add(sumsOf(group));
    const queueName = group.lastQueue?.name ?? queueId;
    rows.set(key, { row: { queueId, queueName, channel, ...(intervalFrom !== undefined && { intervalFrom }) }, tally });
  }
  return [...rows.values()].map(({ row, tally }) => ({ ...row, sums: tally.total() }));
}

function startOf({ intervalStartTime }: SearchGroup): number {
  if (typeof intervalStartTime !== "number") throw new MissingFigure("intervalStartTime");
  return intervalStartTime;
}

function sumsOf(group: SearchGroup): Sums {
  const figures = figuresOf(group);
  const figure = (name: keyof Sums): number => {
    const value = figures.get(name);
    if (value === undefined) throw new MissingFigure(name);
    // The group exists, so the figure was computed: over no matching contact a sum or maximum is null, which means 0.
    return value ?? 0;
  };
  return {
    offered: figure("offered"),
    answered: figure("answered"),
    answeredInTarget: figure("answeredInTarget"),
    abandoned: figure("abandoned"),
    abandonedInTarget: figure("abandonedInTarget"),
    short: figure("short"),
    open: figure("open"),
    waitAnsweredMs: figure("waitAnsweredMs"),
    waitAllMs: figure("waitAllMs"),
    waited: figure("waited"),
    longestWaitMs: figure("longestWaitMs"),
    talkMs: figure("talkMs"),
    holdMs: figure("holdMs"),
    wrapUpMs: figure("wrapUpMs"),
  };
}
