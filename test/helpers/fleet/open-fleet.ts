import { randomBytes } from "node:crypto";
import { type BenchCloud, openCloud } from "../../../bench/open-cloud.js";
import { seedSpaces } from "../../../bench/seed-spaces.js";
import type { CloudOptions } from "../../../src/sandbox/cloud.js";
import { serviceEnvironment } from "../../../src/sandbox/service-environment.js";
import { readEncryptionKeys } from "../../../src/store/encryption-keys.js";
import { openPostgres } from "../../../src/store/postgres/open-postgres-store.js";
import type { Store } from "../../../src/store/store.js";
import { type Asking, askAround } from "./ask-around.js";
import { openBalancer, type Target } from "./balancer.js";
import { buildOnce } from "./build-once.js";
import { type Instance, startInstance, untilReady } from "./start-instance.js";
import { until } from "./until.js";

/** What a fleet is made of. */
export interface FleetOptions {
  readonly instances: number;
  /** Of an empty database on loopback. */
  readonly databaseUrl: string;
  /** "Bench 1", "Bench 2", … each linked to the larger org. */
  readonly spaces: number;
  /** How many questions can be asked in each; 20 by default. */
  readonly threadsPerSpace?: number;
  readonly lifetimes?: CloudOptions["lifetimes"] | undefined;
  /** When the cloud's time begins; a moment when the floor is busy by default. */
  readonly start?: number;
  /** The balancer gives each request to any instance instead of the next. */
  readonly byChance?: true;
  /** Orgs, people and spaces of its own instead, and what is known of them at the start. */
  readonly made?: {
    readonly world: CloudOptions["world"];
    readonly seed: (store: Store, cloud: BenchCloud) => Promise<void>;
  };
  /** More of the instances' environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** An instance behind the balancer. */
export interface Member extends Instance {
  /** Ids of the messages, presses and the like that it has answered 200, so that finishing them is its duty. */
  accepted(): ReadonlySet<string>;
}

/** Processes of the built service on one database, behind one address, against one cloud. */
export interface Fleet {
  readonly cloud: BenchCloud;
  readonly asking: Asking;
  readonly url: string;
  /** All that were ever started, in that order. */
  readonly members: readonly Member[];
  /** The database as the instances see it, opened by this process. */
  readonly store: Store;
  /** One more instance; resolves when it gets requests. */
  add(): Promise<Member>;
  /** Waits until the balancer gives an instance requests, or none any more. */
  seen(member: Member, healthy: boolean): Promise<void>;
  /** Waits until no instance that lives and can be asked has anything under way. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a cloud, seeds the database and starts the instances side by side; resolves when all are ready. */
export async function openFleet(options: FleetOptions): Promise<Fleet> {
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const each of closing.reverse()) await each();
  };
  try {
    return await open(options, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(options: FleetOptions, closing: (() => unknown)[], close: () => Promise<void>): Promise<Fleet> {
  const { databaseUrl } = options;
  const [main, cloud] = await Promise.all([
    buildOnce(),
    openCloud(options.spaces, { start: options.start, lifetimes: options.lifetimes, world: options.made?.world }),
  ]);
  closing.push(cloud.close);
  const asking = askAround(cloud, options.threadsPerSpace ?? 20);
  closing.push(asking.stop);
  const balancer = await openBalancer({ byChance: options.byChance });
  closing.push(balancer.close);
  const encryptionKey = randomBytes(32).toString("base64");
  const { store } = await openPostgres({
    connectionString: databaseUrl,
    keys: readEncryptionKeys(encryptionKey),
    clock: cloud.clock,
  });
  closing.push(store.close);
  await (options.made?.seed ?? seedSpaces)(store, cloud);

  const env = {
    ...serviceEnvironment({ cloudUrl: cloud.url, publicUrl: balancer.url, encryptionKey }),
    ...options.env,
  };
  const targets = new Map<Member, Target>();
  async function add(): Promise<Member> {
    const instance = await startInstance({ main, env, aheadMs: cloud.aheadMs, databaseUrl });
    closing.push(instance.kill);
    const target = balancer.add(instance.port);
    const member = {
      ...instance,
      accepted: () => new Set([...target.taken].flatMap(([id, status]) => (status === 200 ? [id] : []))),
    };
    targets.set(member, target);
    void instance.ended.then(() => balancer.remove(target));
    await untilReady(instance);
    await seen(member, true);
    return member;
  }
  const seen = (member: Member, healthy: boolean) =>
    until(() => targets.get(member)?.healthy === healthy, `the balancer to see that ready is ${healthy}`);

  await Promise.all(Array.from({ length: options.instances }, add));
  return {
    cloud,
    asking,
    url: balancer.url,
    get members() {
      return [...targets.keys()];
    },
    store,
    add,
    seen,
    idle: () => until(() => areIdle([...targets.keys()]), "the instances to be idle"),
    close,
  };
}

async function areIdle(members: readonly Member[]): Promise<boolean> {
  const texts = await Promise.all(members.filter((member) => member.isAlive()).map((member) => member.metrics()));
  return texts.every((text) => /^floorwalker_work_under_way 0$/m.test(text));
}
