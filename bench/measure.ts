import { readFile } from "node:fs/promises";

/** The middle value; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (high + (sorted[middle - 1] ?? high)) / 2 : high;
}

/** Milliseconds that the work took. */
export async function elapsedMs(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Median of `times` runs, one after the other, after `warmUps` that do not count; `prepare` comes before each and does not either. */
export async function medianMs(
  times: number,
  work: (run: number) => unknown,
  warmUps = 2,
  prepare: () => unknown = () => undefined,
): Promise<number> {
  for (let run = 0; run < warmUps; run++) await work(run);
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    await prepare();
    taken.push(await elapsedMs(() => work(warmUps + run)));
  }
  return median(taken);
}

const MB = 1024 * 1024;

/** Clears away what earlier work has left, so that nobody else pays for it. */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error("garbage cannot be collected without node --expose-gc");
  globalThis.gc();
}

/** By how many megabytes the heap is larger right after the work, its garbage included. */
export async function heapGrowthMb(work: () => unknown): Promise<number> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  await work();
  return (process.memoryUsage().heapUsed - before) / MB;
}

/**
 * The most memory that a process has had resident so far, in megabytes. Only Linux tells it of one process alone: `maxRSS`
 * begins with what the parent had.
 */
export async function highestMemoryMb(processId: number): Promise<number> {
  const status = await readFile(`/proc/${processId}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

/** Of Linux: what `/proc` counts processor time in. */
const TICK_MS = 10;

/**
 * The processor time that a process and its children, those that ended included, have used so far, in milliseconds. Linux counts
 * hundredths of a second: to be read over a second or more.
 */
export async function processorMs(processId: number): Promise<number> {
  const stat = await readFile(`/proc/${processId}/stat`, "utf8").catch(() => "");
  // Behind the name, which may hold anything: the eleventh to the fourteenth are its own user and system time and that of ended children.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * TICK_MS, 0);
  const children = await readFile(`/proc/${processId}/task/${processId}/children`, "utf8").catch(() => "");
  const theirs = await Promise.all(
    children
      .split(" ")
      .filter(Boolean)
      .map((child) => processorMs(Number(child))),
  );
  return theirs.reduce((sum, ms) => sum + ms, own);
}

/** Lets `ms` of real time pass. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
