import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** The service as a process of its own, as an operator starts it. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  /** What it wrote so far to standard output, the log. */
  log(): string;
  /** What it wrote so far for whoever looks at the terminal. */
  errors(): string;
  /** Resolves with the exit code. */
  ended(): Promise<number | null>;
}

/** Starts it with this environment and nothing of ours besides what Node needs. */
export function runService(env: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const closed = once(child, "close");
  return {
    child,
    log: () => log,
    errors: () => errors,
    ended: async () => {
      await closed;
      return child.exitCode;
    },
  };
}
