import { monitorEventLoopDelay } from "node:perf_hooks";
import { createFile } from "../../src/files/create-file.js";
import { elapsedMs, highestMemoryMb } from "../measure.js";
import { longTable } from "./long-table.js";

/** Run as a process of its own, so that its memory is that of one file: prints what the file took. */
const kind = process.argv[2] === "csv" ? "csv" : "xlsx";
const emptyMb = await highestMemoryMb(process.pid);
const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();
const ms = await elapsedMs(() => createFile(longTable(), kind));
delays.disable();
const highestMb = await highestMemoryMb(process.pid);
process.stdout.write(JSON.stringify({ ms, emptyMb, highestMb, longestHoldMs: delays.max / 1e6 }));
