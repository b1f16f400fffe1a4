import { pino } from "pino";
import { createSandboxClock } from "../src/sandbox/clock.js";
import type { Cloud } from "../src/sandbox/cloud.js";
import type { TrafficModel } from "../src/sandbox/model/traffic-model.js";
import { seedStore } from "../src/sandbox/seed.js";
import { startSandbox } from "../src/sandbox/start.js";
import * as world from "../src/sandbox/world.js";
import { pause } from "./measure.js";
import { speaker } from "./open-cloud.js";

/** Cloud and service in this process on a clock that stands still. */
export interface StandingFloor {
  /** Titles of the linked spaces. */
  readonly spaces: readonly string[];
  readonly requests: Cloud["requests"];
  /** `queue stats today`, or something else, in all these spaces at once, until each has its answer. */
  askIn(spaces: readonly string[], text?: string): Promise<void>;
  /** Lets that much time pass once nothing is under way that it would make late. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 5;
const FRIDAY_MORNING = Date.parse("2026-11-20T10:07:00-05:00");

export async function openStandingFloor(options: {
  readonly spaces: number;
  readonly source: "search" | "rest";
  readonly model?: TrafficModel;
}): Promise<StandingFloor> {
  const clock = createSandboxClock({ start: FRIDAY_MORNING, running: false });
  const sandbox = await startSandbox({
    clock,
    log: pino({ level: "error" }),
    cloudPort: 0,
    servicePort: 0,
    ...(options.model ? { model: options.model } : {}),
    seed: async (store, cloud) => {
      await seedStore({ store, clock, world, issueGrant: cloud.issueGrant });
      await store.orgs.update(world.harbor.id, (org) =>
        org ? { ...org, settings: { ...org.settings, statisticsSource: options.source } } : org,
      );
      cloud.addSpaces(options.spaces);
      const [pattern] = await store.links.find();
      if (!pattern) throw new Error("no space was linked");
      const added = cloud.state().spaces.filter(isAdded);
      const link = (spaceId: string) => store.links.put(`${spaceId}|${pattern.orgId}`, { ...pattern, spaceId });
      await Promise.all(added.map(({ id }) => link(id)));
    },
  });
  const { cloud } = sandbox;

  const answerIn = (space: string) =>
    new Promise<void>((resolve) => {
      const stop = cloud.onMessage(({ kind, message, space: where }) => {
        if (kind !== "created" || where.title !== space || message.personEmail !== world.bot.email) return;
        stop();
        resolve();
      });
    });

  return {
    spaces: cloud
      .state()
      .spaces.filter(isAdded)
      .map(({ title }) => title),
    requests: cloud.requests,
    askIn: async (spaces, text = "queue stats today") => {
      const answers = spaces.map(answerIn);
      for (const space of spaces) cloud.say({ space, from: speaker, text });
      await Promise.all(answers);
    },
    advance: async (ms) => {
      while (sandbox.underWay() > 0) await pause(LOOK_EVERY_MS);
      clock.advance(ms);
    },
    close: sandbox.stop,
  };
}

const isAdded = ({ title }: { title: string }) => title.startsWith("Extra space");

/** Requests of Contact Center's statistics so far, by whichever source. */
export const countStatisticsCalls = ({ requests }: Pick<Cloud, "requests">): number =>
  requests().filter(({ path }) => path.endsWith("/search") || path.endsWith("/queues/statistics")).length;
