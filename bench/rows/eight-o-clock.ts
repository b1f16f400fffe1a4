import { pino } from "pino";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { createTrafficModel } from "../../src/sandbox/model/traffic-model.js";
import { startSandbox } from "../../src/sandbox/start.js";
import { bot } from "../../src/sandbox/world.js";
import { makeManyOrgs } from "../many-orgs.js";
import { elapsedMs, median, pause } from "../measure.js";
import { againstPeer, atMost, type Figure, type Row } from "../row.js";
import { seedHour } from "../seed-hour.js";

const ORGS = 40;
/** Half a minute before everybody's hour, on the contact centres' clocks. */
const BEFORE = Date.parse("2026-11-20T07:59:30-05:00");
const EIGHT = Date.parse("2026-11-20T08:00:00-05:00");
const QUESTIONS = 40;
const PAUSE_MS = 150;

/** The hour with so many schedules of `queue stats yesterday`, an equal number for each org, each in a space of its own. */
async function openHour(schedules: number, postsPerSecond: number) {
  const made = makeManyOrgs(ORGS, schedules / ORGS);
  const model = createTrafficModel(made);
  // Its days cost time to generate, and that is not what is measured.
  for (const { id } of made.centres) for (const date of ["2026-11-19", "2026-11-12"]) model.day(id, date);
  const clock = createSandboxClock({ start: BEFORE, running: true });
  const sandbox = await startSandbox({
    ...{ clock, world: made, model, cloudPort: 0, servicePort: 0 },
    log: pino({ level: "fatal" }),
    env: { SCHEDULED_POSTS_PER_SECOND: String(postsPerSecond) },
    seed: (store, { issueGrant }) => seedHour({ store, clock, made, issueGrant }),
  });
  const { cloud } = sandbox;
  const posts = new Map<string, number>();
  const searched = new Set<object>();
  cloud.onMessage(({ kind, message, space }) => {
    if (kind !== "created" || !(message.markdown ?? "").includes("posted by <@personId:")) return;
    posts.set(space.id, (posts.get(space.id) ?? 0) + 1);
  });

  /** How long somebody of the last org waits for an answer whose figures are in memory, by median. */
  async function medianDelayMs(): Promise<number> {
    const [space] = made.spaces.slice(-1);
    const [from = ""] = space?.members ?? [];
    const taken: number[] = [];
    for (let asked = 0; asked < QUESTIONS; asked++) {
      const answer = () =>
        new Promise<void>((resolve) => {
          const stop = cloud.onMessage(({ kind, message, space: where }) => {
            if (kind !== "created" || where.title !== space?.title || message.personEmail !== bot.email) return;
            if ((message.markdown ?? "").includes("posted by <@personId:")) return;
            stop();
            resolve();
          });
          cloud.say({ space: space?.title ?? "", from, text: "queue stats yesterday" });
        });
      taken.push(await elapsedMs(answer));
      await pause(PAUSE_MS);
    }
    return median(taken.slice(5));
  }

  return {
    medianDelayMs,
    strike: () => clock.to(EIGHT),
    posts,
    /** To be looked at often: the sandbox keeps the newest requests only. */
    searches: () => {
      for (const entry of cloud.requests()) if (entry.path.endsWith("/search")) searched.add(entry);
      return searched.size;
    },
    state: async () => {
      const runs = await sandbox.store().runs.find();
      return { all: runs.length, posted: runs.filter(({ state }) => state === "posted").length };
    },
    close: sandbox.stop,
  };
}

/** What a person notices of the hour while it is posted at the pace Webex takes. */
async function people(): Promise<Figure> {
  const hour = await openHour(2_000, 5);
  const idleMs = await hour.medianDelayMs();
  hour.strike();
  const busyMs = await hour.medianDelayMs();
  await hour.close();
  const name = "eight-o-clock: a person's answer while 2,000 schedules are due";
  return againstPeer({ name, peer: "idle", value: busyMs, peerValue: idleMs, unit: "ms", bound: { atMost: 2 } });
}

/** Every one of ten thousand, posted as fast as this machine can. */
async function everyone(): Promise<readonly Figure[]> {
  const schedules = 10_000;
  const hour = await openHour(schedules, 200);
  hour.strike();
  for (let second = 0; second < 600 && (await hour.state()).all < schedules; second++) {
    hour.searches();
    await pause(1_000);
  }
  await pause(1_000);
  const { posted } = await hour.state();
  const twice = [...hour.posts.values()].filter((times) => times > 1).length;
  const figures = [
    atMost("eight-o-clock: missed of 10,000 schedules in 40 orgs", schedules - posted, 0, ""),
    atMost("eight-o-clock: posted twice", twice, 0, ""),
    atMost("eight-o-clock: calls for statistics per org", hour.searches() / ORGS, 2, ""),
  ];
  await hour.close();
  return figures;
}

/** 08:00 is everybody's hour. */
export const eightOClock: Row = { name: "eight-o-clock", run: async () => [await people(), ...(await everyone())] };
