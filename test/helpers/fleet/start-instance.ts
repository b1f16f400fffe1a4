import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { type Gate, openGate, portOf } from "./gate.js";
import { isReady } from "./is-ready.js";
import { until } from "./until.js";

/** One process of the service, with a way to the database of its own. */
export interface Instance {
  readonly processId: number;
  readonly port: number;
  readonly url: string;
  readonly database: Gate;
  /** Lines of its log so far, parsed. */
  log(): readonly LogLine[];
  /** What `/metrics` says. */
  metrics(): Promise<string>;
  isReady(): Promise<boolean>;
  isAlive(): boolean;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  /** SIGSTOP and SIGCONT: the whole process stands still, its connections stay. */
  pause(): void;
  resume(): void;
  /** SIGTERM, as a host does; resolves with the exit code. */
  terminate(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** One line of the log, as far as tests look at it. */
export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface InstanceOptions {
  /** The built file to start. */
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  /** Added to the machine's time. */
  readonly aheadMs: number;
  /** Of a PostgreSQL on loopback, with the database. */
  readonly databaseUrl: string;
}

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 32_000;

/** A module that moves the process's time. */
const aheadBy = (ms: number) =>
  `data:text/javascript,${encodeURIComponent(`const real = Date.now; Date.now = () => real() + ${ms};`)}`;

/** Starts an instance; resolves at once, {@link untilReady} waits for it. */
export async function startInstance({ main, env, aheadMs, databaseUrl }: InstanceOptions): Promise<Instance> {
  const port = await freePort();
  const through = new URL(databaseUrl);
  const database = await openGate(Number(through.port));
  through.port = String(database.port);
  const child = spawn(process.execPath, ["--import", aheadBy(aheadMs), main], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NO_PROXY: "127.0.0.1,localhost",
      ...env,
      PORT: String(port),
      DATABASE_URL: through.href,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = once(child, "close").then(async () => {
    process.off("exit", killNow);
    await database.close();
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const url = `http://127.0.0.1:${port}`;
  return {
    processId: child.pid ?? 0,
    port,
    url,
    database,
    log: () => output.split("\n").flatMap(readLine),
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
    isReady: () => isReady(url),
    isAlive,
    ended,
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    terminate: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(killNow, STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
      return child.exitCode;
    },
    kill: async () => {
      killNow();
      await ended;
    },
  };
}

/** Waits until an instance is ready; one that ended instead is an error with what it said. */
export async function untilReady(instance: Instance): Promise<void> {
  await until(
    async () => {
      if (!instance.isAlive()) throw new Error(`an instance ended: ${JSON.stringify(instance.log().slice(-5))}`);
      return instance.isReady();
    },
    "an instance to be ready",
    READY_WITHIN_MS,
  );
}

/** What is not JSON was meant for the terminal. */
function readLine(line: string): LogLine[] {
  if (line === "") return [];
  try {
    const parsed: LogLine = JSON.parse(line);
    return [parsed];
  } catch {
    // Text of Node itself, or of a start that was refused.
    return [{ level: 60, msg: line }];
  }
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const port = portOf(server.address());
      server.close(() => resolve(port));
    });
  });
