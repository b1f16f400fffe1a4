import { totalOf, totalsBy } from "../../src/metrics/add-sums.js";
import type { QueueRow } from "../../src/wxcc/statistics/source.js";
import { collectGarbage, heapGrowthMb, medianMs } from "../measure.js";
import { atMost, type Figure, type Row } from "../row.js";

const MANY = 1_000_000;
const FEW = 100_000;
const QUEUES = 60;
const QUARTER_MS = 15 * 60_000;

/** Interval rows as a source reports them, each with figures of its own. */
const makeRows = (count: number): QueueRow[] =>
  Array.from({ length: count }, (_, at) => ({
    queueId: `queue-${at % QUEUES}`,
    queueName: `Queue ${at % QUEUES}`,
    channel: "voice",
    intervalFrom: Math.floor(at / QUEUES) * QUARTER_MS,
    sums: {
      offered: at % 50,
      answered: at % 40,
      answeredInTarget: at % 30,
      abandoned: at % 10,
      abandonedInTarget: at % 3,
      short: at % 2,
      open: 0,
      waitAnsweredMs: (at % 1000) * 100,
      waitAllMs: (at % 1000) * 120,
      waited: at % 50,
      longestWaitMs: (at % 700) * 1000,
      talkMs: (at % 900) * 1000,
      holdMs: (at % 90) * 1000,
      wrapUpMs: (at % 60) * 1000,
    },
  }));

const folds = [
  { name: "one total", fold: (rows: readonly QueueRow[]) => totalOf(rows).offered },
  {
    name: "a total per queue",
    fold: (rows: readonly QueueRow[]) => totalsBy(rows, ({ queueId }) => queueId).size,
  },
];

/** What a year of 15-minute rows costs to add up. */
export const foldRows: Row = {
  name: "fold-rows",
  run: async () => {
    const many = makeRows(MANY);
    // In turns, so that neither the few nor the many are in the processor's cache already.
    const parts = Array.from({ length: MANY / FEW }, (_, at) => many.slice(at * FEW, (at + 1) * FEW));
    const figures: Figure[] = [];
    for (const { name, fold } of folds) {
      const manyMs = await medianMs(7, () => fold(many), 3, collectGarbage);
      const fewMs = await medianMs(20, (run) => fold(parts[run % parts.length] ?? []), 10, collectGarbage);
      const growthMb = await heapGrowthMb(() => fold(many));
      figures.push(
        atMost(`fold-rows, ${name}: time of 1,000,000 ÷ of 100,000`, manyMs / fewMs, 15, ""),
        atMost(`fold-rows, ${name}: 1,000,000 rows`, manyMs / 1000, 1, "s"),
        atMost(`fold-rows, ${name}: heap growth`, Math.max(growthMb, 0), 100, "MB"),
      );
    }
    return figures;
  },
};
