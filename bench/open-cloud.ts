import { randomUUID } from "node:crypto";
import type { Clock } from "../src/clock.js";
import { createSandboxClock } from "../src/sandbox/clock.js";
import { type Cloud, type CloudOptions, createCloud } from "../src/sandbox/cloud.js";
import { livelyMoment } from "../src/sandbox/lively-moment.js";
import { createCaptureCatalog } from "../src/sandbox/model/captures/create-capture-catalog.js";
import { createTrafficModel, type TrafficModel } from "../src/sandbox/model/traffic-model.js";
import { serveStorage } from "../src/sandbox/storage/serve-storage.js";
import * as world from "../src/sandbox/world.js";
import { createContactCentre } from "../src/sandbox/wxcc/create-contact-centre.js";

/** A member of the larger org, who asks in every space. */
export const speaker = "maya.fields@harbor.example";

export interface BenchCloud extends Pick<Cloud, "say" | "onMessage" | "requests" | "issueGrant" | "faults"> {
  readonly url: string;
  readonly spaces: readonly world.SandboxSpace[];
  /** What a receiver adds to its own time to agree with the cloud: the floor is busy there at every hour. */
  readonly aheadMs: number;
  readonly clock: Clock;
  close(): Promise<void>;
}

interface CloudChoice {
  readonly model?: TrafficModel;
  readonly shortestRecordingMs?: number;
  /** When the cloud's time begins, epoch milliseconds; a moment when the floor is busy by default. */
  readonly start?: number | undefined;
  readonly lifetimes?: CloudOptions["lifetimes"] | undefined;
  /** Instead of the usual orgs and people, and of spaces that are made here. */
  readonly world?: CloudOptions["world"] | undefined;
}

/** The sandbox's cloud in this process, on a free port of loopback, with `count` spaces of three people and the bot. */
export async function openCloud(count: number, choice: CloudChoice = {}): Promise<BenchCloud> {
  const {
    world: made,
    model = createTrafficModel(made ?? world),
    shortestRecordingMs = 0,
    start = livelyMoment(Date.now()),
  } = choice;
  const aheadMs = start - Date.now();
  const clock = createSandboxClock({ start, running: true });
  const catalog = createCaptureCatalog(model, { shortestMs: shortestRecordingMs });
  const spaces = made?.spaces ?? Array.from({ length: count }, (_, index) => makeSpace(`Bench ${index + 1}`));
  const cloud = createCloud({
    clock,
    ...(choice.lifetimes ? { lifetimes: choice.lifetimes } : {}),
    world: made ?? { ...world, spaces },
    contactCentre: (identify) => createContactCentre({ model, clock, identify, catalog }),
    storage: serveStorage({ clock, catalog }),
  });
  const { url } = await cloud.listen(0);
  return { ...cloud, url, spaces, aheadMs, clock };
}

const colleagues = world.people.filter((person) => person.orgId === world.harbor.id).map((person) => person.email);

const makeSpace = (title: string): world.SandboxSpace => ({
  uuid: randomUUID(),
  title,
  type: "group",
  members: [...colleagues, world.bot.email],
  linked: [world.harbor.id],
});
