import { pino } from "pino";
import type { Log } from "../../src/log.js";

/** A log that keeps its lines for the test to read. */
export function keepingLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }) };
}

export const quietLog: Log = pino({ level: "silent" });
