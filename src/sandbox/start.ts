import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { createApp } from "../app.js";
import { readConfig } from "../config.js";
import type { Log } from "../log.js";
import { listen } from "../serve.js";
import type { Service } from "../service.js";
import { type FileStoreOptions, openFileStore } from "../store/open-file-store.js";
import type { Store } from "../store/store.js";
import { createKeptAliveFetch } from "../webex/kept-alive-fetch.js";
import type { SandboxClock } from "./clock.js";
import { type Cloud, type CloudOptions, createCloud } from "./cloud.js";
import { createCaptureCatalog } from "./model/captures/create-capture-catalog.js";
import { createTrafficModel, type TrafficModel } from "./model/traffic-model.js";
import { seedStore } from "./seed.js";
import { serviceEnvironment } from "./service-environment.js";
import { serveStorage } from "./storage/serve-storage.js";
import * as everything from "./world.js";
import { createSiteBook } from "./wxcc/configuration/sites/site-book.js";
import { createContactCentre } from "./wxcc/create-contact-centre.js";
import { createLegacy } from "./wxcc/legacy/create-legacy.js";

/** What a sandbox is started with. */
export interface SandboxOptions {
  readonly clock: SandboxClock;
  readonly log: Log;
  /** 0 takes a free port. */
  readonly cloudPort: number;
  readonly servicePort: number;
  readonly page?: RequestHandler;
  /** In [0, 1); jitter of the service's retries. */
  readonly random?: () => number;
  /** More of the service's environment, for example `WXCC_REQUESTS_PER_MINUTE`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cloud?: Pick<CloudOptions, "lifetimes" | "cardEdits">;
  /** Who and what exists; the sandbox's own people and spaces by default. */
  readonly world?: CloudOptions["world"];
  /** Shared between sandboxes of one process: its days cost time to generate. */
  readonly model?: TrafficModel;
  /** Every call's main recording lasts at least that long, for benchmarks of hour-long ones. */
  readonly shortestRecordingMs?: number;
  /** How many records one answer of the legacy interface holds at most. */
  readonly legacy?: { readonly mostRecords: number };
  /** Another store than files. */
  readonly openStore?: (options: FileStoreOptions) => Promise<Store>;
  /** What is in the store before the service starts; the linked spaces of the world by default. */
  readonly seed?: (store: Store, cloud: Cloud) => Promise<void>;
}

/** A running sandbox. */
export interface Sandbox {
  readonly cloud: Cloud;
  readonly cloudUrl: string;
  readonly serviceUrl: string;
  readonly store: () => Store;
  /** Events the service has accepted and not finished. */
  underWay(): number;
  /** Stops the service as SIGTERM would and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The simulated cloud and the real service against it, in one process and on one clock. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, log, world = everything, openStore = openFileStore } = options;
  const model = options.model ?? createTrafficModel(world);
  const catalog = createCaptureCatalog(model, { shortestMs: options.shortestRecordingMs ?? 0 });
  const sites = createSiteBook(clock);
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-sandbox-"));
  let generation = 0;
  let running: { service: Service; store: Store } | undefined;

  const cloud = createCloud({
    ...options.cloud,
    clock,
    world,
    contactCentre: (identify, events) => createContactCentre({ model, clock, identify, catalog, events, sites }),
    legacy: createLegacy({ model, clock, ...options.legacy }),
    storage: serveStorage({ clock, catalog }),
    ...(options.page ? { page: options.page } : {}),
    onReset: async () => {
      await stopService();
      sites.clear();
      generation += 1;
      await startService({ seeded: true });
    },
  });
  const { url: cloudUrl } = await cloud.listen(options.cloudPort);
  const server = await listen({ port: options.servicePort, host: "127.0.0.1" });
  const serviceUrl = `http://127.0.0.1:${server.port}`;

  const config = readConfig({
    PORT: String(server.port),
    ...serviceEnvironment({ cloudUrl, publicUrl: serviceUrl, encryptionKey: randomBytes(32).toString("base64") }),
    ...options.env,
  });

  async function startService({ seeded }: { seeded: boolean }) {
    const file = join(folder, String(generation), "floorwalker.json");
    const store = await openStore({ file, keys: config.encryptionKeys, clock, log });
    if (seeded) await (options.seed ?? seedWorld)(store, cloud);
    const messagingFetch = createKeptAliveFetch();
    const random = options.random ?? Math.random;
    const service = createApp({ config, clock, fetch, messagingFetch, random, log, store, processMetrics: false });
    running = { service, store };
    server.handle(service.handler);
    await service.start();
  }

  async function seedWorld(store: Store) {
    await seedStore({ store, clock, world, issueGrant: cloud.issueGrant });
  }

  async function stopService() {
    await running?.service.stop();
    await running?.store.close();
  }

  await startService({ seeded: true });
  return {
    cloud,
    cloudUrl,
    serviceUrl,
    store: () => {
      if (!running) throw new Error("the service is not running");
      return running.store;
    },
    underWay: () => running?.service.underWay() ?? 0,
    restart: async () => {
      await stopService();
      await startService({ seeded: false });
    },
    stop: async () => {
      await stopService();
      await Promise.all([server.close(), cloud.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
