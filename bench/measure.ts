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

/** Median of `times` runs, one after the other, after `warmUps` that do not count. */
export async function medianMs(times: number, work: (run: number) => unknown, warmUps = 2): Promise<number> {
  for (let run = 0; run < warmUps; run++) await work(run);
  const taken: number[] = [];
  for (let run = 0; run < times; run++) taken.push(await elapsedMs(() => work(warmUps + run)));
  return median(taken);
}

const MB = 1024 * 1024;

/** By how many megabytes the heap is larger right after the work, its garbage included. */
export async function heapGrowthMb(work: () => unknown): Promise<number> {
  if (!globalThis.gc) throw new Error("the heap cannot be measured without node --expose-gc");
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  await work();
  return (process.memoryUsage().heapUsed - before) / MB;
}

/** Lets `ms` of real time pass. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
