import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { highestMemoryMb, pause, processorMs } from "../measure.js";

/** A child process that receives webhooks. */
export interface Receiver {
  readonly url: string;
  /** From the start of the process to the first 200 of `/readyz`. */
  readonly readyAfterMs: number;
  /** The most memory it has had resident so far. */
  highestMb(): Promise<number>;
  /** The processor time it has used so far. */
  processorMs(): Promise<number>;
  /** Ends it as its host would. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 5;

/** Starts node with these arguments on a free port of loopback and waits until it is ready. */
export async function runReceiver(
  args: readonly string[],
  envFor: (url: string, port: number) => Readonly<Record<string, string>>,
): Promise<Receiver> {
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, NODE_ENV: "production", NO_PROXY: "127.0.0.1,localhost", ...envFor(url, port) };
  const begun = performance.now();
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    const forced = setTimeout(killNow, 5_000);
    await ended;
    clearTimeout(forced);
    process.off("exit", killNow);
  };
  while (!(await isReady(url))) {
    if (child.exitCode !== null)
      throw new Error(`${args.at(-1)} ended with code ${child.exitCode} before it was ready`);
    if (performance.now() - begun > READY_WITHIN_MS) {
      await stop();
      throw new Error(`${args.at(-1)} was not ready in time`);
    }
    await pause(LOOK_EVERY_MS);
  }
  const { pid = 0 } = child;
  return {
    url,
    readyAfterMs: performance.now() - begun,
    highestMb: () => highestMemoryMb(pid),
    processorMs: () => processorMs(pid),
    stop,
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

function findPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
