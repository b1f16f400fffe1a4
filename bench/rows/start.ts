import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { elapsedMs, pause } from "../measure.js";
import { openCloud } from "../open-cloud.js";
import { floorwalker } from "../receivers/receivers.js";
import { atMost, quoted, type Row } from "../row.js";

const run = promisify(execFile);
const loadFramework = () => run(process.execPath, ["-e", 'require("webex-node-bot-framework")']);

const SPACES = 10_000;
const IDLE_MS = 10_000;
const BYTES_PER_MB = 1024 * 1024;

/** The built service in a fresh process, with ten thousand spaces known to Webex and linked in its store. */
export const start: Row = {
  name: "start",
  run: async () => {
    const cloud = await openCloud(SPACES);
    const receiver = await floorwalker.start(cloud);
    await pause(IDLE_MS);
    const metrics = await (await fetch(`${receiver.url}/metrics`)).text();
    await receiver.stop();
    await cloud.close();
    const gauge = (name: string) => Number(new RegExp(`^${name} (\\S+)`, "m").exec(metrics)?.[1]) / BYTES_PER_MB;
    const residentMb = gauge("process_resident_memory_bytes");
    const bareMs = await elapsedMs(loadFramework);
    const memory = atMost("start: resident memory when idle", residentMb, 200, "MB");
    const heap = `heap ${gauge("nodejs_heap_size_used_bytes").toFixed(0)} of ${gauge("nodejs_heap_size_total_bytes").toFixed(0)} MB used`;
    return [
      atMost(`start: ready with ${SPACES.toLocaleString("en")} spaces`, receiver.readyAfterMs / 1000, 3, "s"),
      quoted("start: loading the framework in a process of its own", bareMs / 1000, "s"),
      { ...memory, figure: `${memory.figure} (${heap})` },
    ];
  },
};
