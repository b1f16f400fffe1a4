import { printMachine, printTable } from "./print-table.js";
import type { Figure } from "./row.js";
import { answerLatency } from "./rows/answer-latency.js";
import { answerRate } from "./rows/answer-rate.js";
import { card } from "./rows/card.js";
import { chart } from "./rows/chart.js";
import { eightOClock } from "./rows/eight-o-clock.js";
import { file } from "./rows/file.js";
import { firstByte } from "./rows/first-byte.js";
import { foldRows } from "./rows/fold-rows.js";
import { instances } from "./rows/instances.js";
import { modelDay } from "./rows/model-day.js";
import { month } from "./rows/month.js";
import { monthTime } from "./rows/month-time.js";
import { plan } from "./rows/plan.js";
import { postgresCost } from "./rows/postgres-cost.js";
import { start } from "./rows/start.js";
import { statisticsCalls } from "./rows/statistics-calls.js";
import { stream } from "./rows/stream.js";
import { twoInstancesAtEight } from "./rows/two-instances-at-eight.js";

/** `npm run bench` measures every row but the long ones, `npm run bench -- <row>` the named ones. */
const rows = [
  answerLatency,
  answerRate,
  statisticsCalls,
  foldRows,
  start,
  modelDay,
  card,
  chart,
  file,
  month,
  monthTime,
  firstByte,
  stream,
  plan,
  eightOClock,
  postgresCost,
  instances,
  twoInstancesAtEight,
];
const names = process.argv.slice(2);
const unknown = names.find((name) => !rows.some((row) => row.name === name));
if (unknown !== undefined) {
  console.error(`There is no row "${unknown}". Rows: ${rows.map((row) => row.name).join(", ")}`);
  process.exit(64);
}

const figures: Figure[] = [];
for (const row of rows) {
  if (names.length > 0 ? !names.includes(row.name) : row.isLong) continue;
  if (process.stderr.isTTY) process.stderr.write(`measuring ${row.name} …\n`);
  figures.push(...(await row.run().catch((error: unknown) => [notMeasured(row.name, error)])));
}
/** A row that broke is over its bound, and the others are still worth knowing. */
function notMeasured(name: string, error: unknown): Figure {
  return { name, figure: `not measured: ${error instanceof Error ? error.message : String(error)}`, ok: false };
}

printMachine();
printTable(figures);
process.exit(figures.some(({ ok }) => ok === false) ? 1 : 0);
