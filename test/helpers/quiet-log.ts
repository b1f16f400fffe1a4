import { pino } from "pino";
import { createLog, type Log } from "../../src/log.js";

/** The service's own log, which keeps its lines for the test to read. */
export function keepingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog({ level: "debug", destination: { write: (line) => void lines.push(line) } }) };
}

export const quietLog: Log = pino({ level: "silent" });
