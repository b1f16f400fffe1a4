import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serviceEnvironment } from "../../src/sandbox/service-environment.js";
import { credentials } from "../../src/sandbox/world.js";
import type { OrgRecord } from "../../src/store/records.js";
import { buildService } from "../build-service.js";
import type { BenchCloud } from "../open-cloud.js";
import { seedDatabase, seedFile } from "../seed-file.js";
import { type Receiver, runReceiver } from "./run-receiver.js";

/** Somebody who answers, and the question that makes them. */
export interface Contestant {
  readonly name: string;
  readonly question: string;
  start(cloud: BenchCloud): Promise<Receiver>;
}

const script = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

/** A peer is TypeScript that tsx translates while it is loaded; from then on it is plain JavaScript. */
const peer = (name: string, file: string): Contestant => ({
  name,
  question: "hello",
  start: ({ url: cloudUrl }) =>
    runReceiver(["--import", "tsx", script(file)], (url, port) => ({
      PORT: String(port),
      PUBLIC_URL: url,
      BOT_TOKEN: credentials.botToken,
      WEBHOOK_SECRET: credentials.webhookSecret,
      API_URL: `${cloudUrl}/v1`,
      HYDRA_SERVICE_URL: `${cloudUrl}/v1`,
      U2C_SERVICE_URL: `${cloudUrl}/u2c/api/v1`,
    })),
});

export const helloBot = peer("hello bot", "hello-bot");
export const bareServer = peer("bare server", "bare-server");

/** The built service, asked as it is out of the box. */
export const floorwalker: Contestant = {
  name: "Floorwalker",
  question: "queue stats today",
  start: (cloud) => startFloorwalker(cloud),
};

/**
 * The built service with the environment of production, and with a data file unless the address of an empty database is given; only
 * its addresses lead to the sandbox.
 */
export async function startFloorwalker(
  cloud: BenchCloud,
  settings: Partial<OrgRecord["settings"]> = {},
  databaseUrl?: string,
): Promise<Receiver & { readonly encryptionKey: string }> {
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-bench-"));
  // At the end of the process, because a row that breaks does not come to its own end.
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const encryptionKey = randomBytes(32).toString("base64");
  const dataFile = join(folder, "data", "floorwalker.json");
  const [main] = await Promise.all([
    buildService(folder),
    databaseUrl
      ? seedDatabase({ databaseUrl, encryptionKey, cloud, settings })
      : seedFile({ file: dataFile, encryptionKey, cloud, settings }),
  ]);
  const receiver = await runReceiver([...profiling(), "--import", aheadBy(cloud.aheadMs), main], (url, port) => ({
    PORT: String(port),
    ...serviceEnvironment({ cloudUrl: cloud.url, publicUrl: url, encryptionKey }),
    DATA_FILE: dataFile,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  }));
  return { ...receiver, encryptionKey };
}

/** A module that moves the process's time to the cloud's, whose floor is busy at every hour. */
const aheadBy = (ms: number) =>
  `data:text/javascript,${encodeURIComponent(`const real = Date.now; Date.now = () => real() + ${ms};`)}`;

/** BENCH_PROFILE=<folder> leaves a CPU profile of the service there. */
const profiling = () =>
  process.env.BENCH_PROFILE ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [];
