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

/** Tells which of our intervals an instant lies in. */
export type IntervalOf = (at: number) => number;

/** Reads one figure of a group; throws {@link MissingFigure}. */
export type FigureReader<Figure extends string> = (figure: Figure) => number;

/** Contacts as one row per queue they ended in and channel, and per interval when `intervalOf` is given. Throws {@link MissingFigure}. */
export const contactRows = (groups: Iterable<SearchGroup>, intervalOf?: IntervalOf): QueueRow[] =>
  rowsOf(groups, intervalOf, (figure: FigureReader<keyof Sums>) => ({
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
  }));

/**
 * Groups as rows. What never reached a queue belongs to no row; a queue renamed within the range comes as two groups of one
 * id and is one row, under the name that comes last.
 */
export function rowsOf<Figure extends string>(
  groups: Iterable<SearchGroup>,
  intervalOf: IntervalOf | undefined,
  sumsOf: (figure: FigureReader<Figure>) => Sums,
): QueueRow[] {
  const rows = new Map<string, { row: Omit<QueueRow, "sums">; tally: Tally }>();
  for (const group of groups) {
    const queueId = group.queue?.id;
    if (!queueId) continue;
    const intervalFrom = intervalOf?.(startOf(group));
    const queueName = group.queue?.name ?? queueId;
    const channel = channelOf(group.channelType);
    const row = { queueId, queueName, channel, ...(intervalFrom !== undefined && { intervalFrom }) };
    const tally = rows.get(rowKey(row))?.tally ?? createTally();
    tally.add(sumsOf(readerOf(group)));
    rows.set(rowKey(row), { row, tally });
  }
  return [...rows.values()].map(({ row, tally }) => ({ ...row, sums: tally.total() }));
}

/** The same for rows about the same thing. */
export const rowKey = ({ queueId, channel, intervalFrom }: Omit<QueueRow, "sums">): string =>
  `${queueId} ${channel} ${intervalFrom}`;

function startOf({ intervalStartTime }: SearchGroup): number {
  if (typeof intervalStartTime !== "number") throw new MissingFigure("intervalStartTime");
  return intervalStartTime;
}

function readerOf(group: SearchGroup): FigureReader<string> {
  const figures = figuresOf(group);
  return (name) => {
    const value = figures.get(name);
    if (value === undefined) throw new MissingFigure(name);
    // The group exists, so the figure was computed: over no matching contact a sum or maximum is null, which means 0.
    return value ?? 0;
  };
}
