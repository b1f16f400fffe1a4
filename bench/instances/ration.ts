import { readFileSync } from "node:fs";

/**
 * Lets the main threads of processes use so many hundredths of a core each, until this one ends: one that has used up its share stands
 * still for a while. Arguments: hundredths, process ids.
 */
const LOOK_EVERY_MS = 5;
/** Of its share, what one that had nothing to do may make up for. */
const MOST_SAVED_MS = 20;
const [hundredths = 0, ...ids] = process.argv.slice(2).map(Number);
const still = new Int32Array(new SharedArrayBuffer(4));
/** Milliseconds on a processor; Linux counts nanoseconds. */
const usedMs = (id: number) => Number(readFileSync(`/proc/${id}/schedstat`, "utf8").split(" ")[0]) / 1e6;

const rations = ids.map((id) => ({ id, used: usedMs(id), savedMs: 0, runs: true }));
for (let last = performance.now(); ; ) {
  Atomics.wait(still, 0, 0, LOOK_EVERY_MS);
  const passedMs = performance.now() - last;
  last += passedMs;
  for (const ration of rations) {
    const used = usedMs(ration.id);
    const saved = ration.savedMs + (passedMs * hundredths) / 100 - (used - ration.used);
    Object.assign(ration, { used, savedMs: Math.min(saved, MOST_SAVED_MS) });
    if (saved > 0 === ration.runs) continue;
    ration.runs = saved > 0;
    process.kill(ration.id, ration.runs ? "SIGCONT" : "SIGSTOP");
  }
}
