import { randomBytes } from "node:crypto";
import { createApp } from "../../src/app.js";
import { systemClock } from "../../src/clock.js";
import { readConfig } from "../../src/config.js";
import { createSandboxClock, type SandboxClock } from "../../src/sandbox/clock.js";
import { type Cloud, createCloud } from "../../src/sandbox/cloud.js";
import { createCaptureCatalog } from "../../src/sandbox/model/captures/create-capture-catalog.js";
import { seedStore } from "../../src/sandbox/seed.js";
import { serviceEnvironment } from "../../src/sandbox/service-environment.js";
import { serveStorage } from "../../src/sandbox/storage/serve-storage.js";
import * as world from "../../src/sandbox/world.js";
import { createSiteBook } from "../../src/sandbox/wxcc/configuration/sites/site-book.js";
import { createContactCentre } from "../../src/sandbox/wxcc/create-contact-centre.js";
import { createLegacy } from "../../src/sandbox/wxcc/legacy/create-legacy.js";
import { listen } from "../../src/serve.js";
import type { Service } from "../../src/service.js";
import { openPostgres } from "../../src/store/postgres/open-postgres-store.js";
import { openShared } from "../../src/store/postgres/open-shared.js";
import type { Store } from "../../src/store/store.js";
import { createKeptAliveFetch } from "../../src/webex/kept-alive-fetch.js";
import { traffic } from "./floor.js";
import { createDatabase } from "./postgres.js";
import { keepingLog } from "./quiet-log.js";

/** One of the services that share a database. */
export interface Instance {
  readonly service: Service;
  readonly store: Store;
  /** Lines of its log so far. */
  readonly log: readonly string[];
  /** Stops it as SIGTERM would; the others go on. */
  stop(): Promise<void>;
}

/** Services on one database and one simulated cloud, in this process, behind one address that asks them in turn. */
export interface Instances {
  readonly cloud: Cloud;
  readonly clock: SandboxClock;
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly instances: readonly Instance[];
  /** Another service beside those there are. */
  start(): Promise<Instance>;
  /** Stops everything. */
  stop(): Promise<void>;
}

interface InstancesOptions {
  /** Of the server, as the tests are given it. */
  readonly postgresUrl: string;
  /** Time goes on from here at the speed of real time, because the database's does. */
  readonly now: string;
  /** 2 by default. */
  readonly count?: number;
  /** More of the services' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** More that is in the store before the services start. */
  readonly seed?: (store: Store) => Promise<void>;
}

/** Starts them, the linked spaces of the sandbox in the store. */
export async function openInstances(options: InstancesOptions): Promise<Instances> {
  const clock = createSandboxClock({ start: Date.parse(options.now), running: true });
  const databaseUrl = await createDatabase(options.postgresUrl);
  const model = traffic();
  const catalog = createCaptureCatalog(model, { shortestMs: 0 });
  const sites = createSiteBook(clock);
  const cloud = createCloud({
    clock,
    world,
    contactCentre: (identify, events) => createContactCentre({ model, clock, identify, catalog, events, sites }),
    legacy: createLegacy({ model, clock }),
    storage: serveStorage({ clock, catalog }),
  });
  const { url: cloudUrl } = await cloud.listen(0);
  const server = await listen({ port: 0, host: "127.0.0.1" });
  const publicUrl = `http://127.0.0.1:${server.port}`;
  const config = readConfig({
    PORT: String(server.port),
    ...serviceEnvironment({ cloudUrl, publicUrl, encryptionKey: randomBytes(32).toString("base64") }),
    DATABASE_URL: databaseUrl,
    ...options.env,
  });

  const running: Instance[] = [];
  let turn = 0;
  server.handle((request, response) => {
    turn += 1;
    running[turn % running.length]?.service.handler(request, response);
  });

  const openStore = (log: ReturnType<typeof keepingLog>["log"]) =>
    openPostgres({ connectionString: databaseUrl, keys: config.encryptionKeys, clock, log });

  async function start(): Promise<Instance> {
    const { log, lines } = keepingLog();
    const { store, sql } = await openStore(log);
    const own = { clock: systemClock, random: Math.random, log };
    const shared = openShared({ connectionString: databaseUrl, sql, keys: config.encryptionKeys, ...own });
    const messagingFetch = createKeptAliveFetch();
    const edges = { config, clock, fetch, messagingFetch, random: Math.random, log, store, shared };
    const service = createApp({ ...edges, processMetrics: false });
    const instance: Instance = {
      service,
      store,
      log: lines,
      stop: async () => {
        const place = running.indexOf(instance);
        if (place < 0) return;
        running.splice(place, 1);
        await service.stop();
        await shared.close();
        await store.close();
      },
    };
    running.push(instance);
    await service.start();
    return instance;
  }

  const { store } = await openStore(keepingLog().log);
  await seedStore({ store, clock, world, issueGrant: cloud.issueGrant });
  await options.seed?.(store);
  await store.close();
  const instances: Instance[] = [];
  for (let number = 0; number < (options.count ?? 2); number++) instances.push(await start());

  return {
    ...{ cloud, clock, databaseUrl, publicUrl, instances, start },
    stop: async () => {
      await Promise.all([...running].map((instance) => instance.stop()));
      await Promise.all([server.close(), cloud.close()]);
    },
  };
}
