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

/** Lets `ms` of real time pass. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
