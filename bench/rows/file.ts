import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { FileKind } from "../../src/files/answer-file.js";
import { LONG } from "../files/long-table.js";
import { median } from "../measure.js";
import { atMost, quoted, type Row } from "../row.js";

const RUNS = 3;
const script = fileURLToPath(new URL("../files/write-long-file.ts", import.meta.url));
const run = promisify(execFile);

const taken = z.object({ ms: z.number(), emptyMb: z.number(), highestMb: z.number(), longestHoldMs: z.number() });

/** A list of 50,000 contacts as a workbook and as CSV, each time in a fresh process: the first file of its life. */
export const file: Row = {
  name: "file",
  run: async () => [...(await measure("xlsx")), ...(await measure("csv"))],
};

async function measure(kind: FileKind) {
  const runs: z.infer<typeof taken>[] = [];
  for (let n = 0; n < RUNS; n++) {
    const { stdout } = await run(process.execPath, ["--import", "tsx", script, kind]);
    runs.push(taken.parse(JSON.parse(stdout)));
  }
  const of = (figure: keyof z.infer<typeof taken>) => median(runs.map((each) => each[figure]));
  const name = `file, ${kind} of ${LONG.toLocaleString("en")} rows`;
  const memory = atMost(`${name}: the process at its highest`, of("highestMb"), 300, "MB");
  return [
    atMost(name, of("ms") / 1000, 5, "s"),
    { ...memory, figure: `${memory.figure} (${of("emptyMb").toFixed(0)} MB before)` },
    quoted(`${name}: longest that others wait`, of("longestHoldMs"), "ms"),
  ];
}
