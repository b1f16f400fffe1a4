import { openFleet } from "../../test/helpers/fleet/open-fleet.js";
import { createDatabase, startPostgres } from "../../test/helpers/postgres.js";
import { makeManyOrgs } from "../many-orgs.js";
import { pause } from "../measure.js";
import { againstPeer, atMost, type Figure, quoted, type Row } from "../row.js";
import { seedHour } from "../seed-hour.js";

const ORGS = 500;
const SPACES_OF_EACH = 10;
const SCHEDULES_OF_EACH = 2;
const SCHEDULES = ORGS * SPACES_OF_EACH * SCHEDULES_OF_EACH;
/** On the contact centres' clocks. */
const EIGHT = Date.parse("2026-11-20T08:00:00-05:00");
/** For seeding and for two starts. */
const BEFORE_MS = 120_000;
/** Five times what Webex takes, so that the row ends within minutes. */
const POSTS_PER_SECOND = 25;
const REQUESTS_PER_MINUTE = 300;
/** Of the minute, as the service has it. */
const SCHEDULE_SHARE = 0.8;
const CALLS_OF_EACH_ORG = 2;
const KILL_AFTER_MS = 60_000;
/** A dead instance's jobs are given out again when their five minutes are over, at a look every five seconds. */
const GIVEN_OUT_AGAIN_MS = 305_000;
/** A dead instance's claim is anybody's after a quarter of an hour, noticed by the plan of a minute and done by its job. */
const CLAIM_ABANDONED_MS = 18 * 60_000;
const LOOK_EVERY_MS = 250;

/** Everybody's hour for five thousand spaces on two instances, one of which is killed in the middle. */
export const twoInstancesAtEight: Row = {
  name: "two-instances-at-eight",
  isLong: true,
  run: async () => {
    const server = await startPostgres({ fsync: true });
    try {
      return await measure(await createDatabase(server.url));
    } finally {
      await server.discard();
    }
  },
};

async function measure(databaseUrl: string): Promise<readonly Figure[]> {
  const made = makeManyOrgs(ORGS, SPACES_OF_EACH);
  const fleet = await openFleet({
    ...{ instances: 2, databaseUrl, spaces: 0, threadsPerSpace: 0, start: EIGHT - BEFORE_MS },
    made: {
      world: made,
      seed: (store, { clock, issueGrant }) => seedHour({ store, clock, made, issueGrant, ofEach: SCHEDULES_OF_EACH }),
    },
    env: {
      SCHEDULED_POSTS_PER_SECOND: String(POSTS_PER_SECOND),
      WXCC_REQUESTS_PER_MINUTE: String(REQUESTS_PER_MINUTE),
      LOG_LEVEL: "warn",
    },
  });
  try {
    const { cloud, store } = fleet;
    const [victim] = fleet.members;
    const readyMs = cloud.clock.now() - EIGHT;
    const begun = Math.max(EIGHT, cloud.clock.now());
    const passed = () => cloud.clock.now() - begun;
    const posts = new Map<string, number>();
    const postedAt: number[] = [];
    cloud.onMessage(({ kind, message, space }) => {
      if (kind !== "created" || !(message.markdown ?? "").includes("posted by <@personId:")) return;
      posts.set(space.id, (posts.get(space.id) ?? 0) + 1);
      postedAt.push(passed());
    });
    /** The sandbox keeps the newest requests only. */
    const calls = new Set<ReturnType<typeof cloud.requests>[number]>();
    const look = () => {
      for (const entry of cloud.requests()) if (entry.path.startsWith("/wxcc/")) calls.add(entry);
    };

    let claimsLeft = 0;
    for (let killed = false; postedAt.length < SCHEDULES; await pause(LOOK_EVERY_MS)) {
      look();
      if (!killed && passed() >= KILL_AFTER_MS) {
        await victim?.kill();
        killed = true;
        claimsLeft = (await store.runs.find({ state: "claimed" })).length;
      }
      if (passed() > KILL_AFTER_MS + CLAIM_ABANDONED_MS) break;
    }
    await pause(2_000);
    look();
    const runs = await store.runs.find();
    const missed = SCHEDULES - runs.filter(({ state }) => state === "posted").length;
    const doubled = [...posts.values()].reduce((sum, count) => sum + Math.max(0, count - SCHEDULES_OF_EACH), 0);
    const times = [...calls].map(({ at }) => at).sort((a, b) => a - b);
    const inMinuteFrom = (start: number, first: number) => times.slice(first).findIndex((at) => at >= start + 60_000);
    const most = Math.max(
      ...times.map((at, first) => {
        const count = inMinuteFrom(at, first);
        return count < 0 ? times.length - first : count;
      }),
    );
    const searches = [...calls].filter(({ path }) => path.endsWith("/search")).length;
    const byPosts = SCHEDULES / POSTS_PER_SECOND;
    const windows = Math.ceil((ORGS * CALLS_OF_EACH_ORG) / (REQUESTS_PER_MINUTE * SCHEDULE_SHARE));
    const byBudget = (windows - 1) * 60;
    const byDeath = (KILL_AFTER_MS + GIVEN_OUT_AGAIN_MS) / 1000;
    // Those that waited for a claim of the dead one to be abandoned stand behind all others.
    const inTime = postedAt.filter((at) => at < KILL_AFTER_MS + 15 * 60_000);
    const late = postedAt.length - inTime.length;
    const lastSeconds = (at: readonly number[]) => Math.max(...at) / 1000;
    const name = "two-instances-at-eight";
    return [
      quoted(`${name}: ready after 08:00`, Math.max(0, readyMs) / 1000, "s"),
      atMost(`${name}: missed of ${SCHEDULES.toLocaleString("en")} schedules in ${ORGS} orgs`, missed, 0, ""),
      atMost(`${name}: posted twice`, doubled, 0, ""),
      atMost(`${name}: most Contact Center requests in any 60 s`, most, REQUESTS_PER_MINUTE, ""),
      atMost(`${name}: calls for statistics per org`, searches / ORGS, CALLS_OF_EACH_ORG * 2, ""),
      againstPeer({
        ...{ name: `${name}: the last post`, value: lastSeconds(inTime), unit: "s", bound: { atMost: 1.1 } },
        ...{ peer: "what the limits take", peerValue: Math.max(byPosts, byBudget, byDeath) },
      }),
      { name: `${name}: limits`, figure: `posts ${byPosts} s, budget ${byBudget} s, the dead one's jobs ${byDeath} s` },
      quoted(`${name}: claims without a result right after the kill`, claimsLeft, ""),
      ...(late > 0
        ? [quoted(`${name}: the last of ${late} that the dead one had claimed`, lastSeconds(postedAt), "s")]
        : []),
    ];
  } finally {
    await fleet.close();
  }
}
