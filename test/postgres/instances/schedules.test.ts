import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Fleet, type Member, openFleet } from "../../helpers/fleet/open-fleet.js";
import { answerCounts, askMany, shown } from "../../helpers/fleet/questions.js";
import { until } from "../../helpers/fleet/until.js";
import { createDatabase } from "../../helpers/postgres.js";

const SPACES = 12;
const MINUTE_MS = 60_000;
/** A Friday afternoon in New York, whose clocks the spaces go by. */
const START = Date.parse("2026-11-20T15:04:30-05:00");
const all = Array.from({ length: SPACES }, (_, index) => `Bench ${index + 1}`);

let fleet: Fleet;
beforeAll(async () => {
  fleet = await openFleet({
    instances: 3,
    databaseUrl: await createDatabase(inject("postgresUrl")),
    spaces: SPACES,
    start: START,
    env: { SCHEDULED_POSTS_PER_SECOND: "2" },
  });
});
afterAll(() => fleet?.close());

const now = () => fleet.cloud.clock.now();
const postsPerSpace = () => all.map((space) => fleet.asking.posts(space).length);
const postsInAll = () => postsPerSpace().reduce((sum, count) => sum + count, 0);
const once = all.map(() => 1);

/** Schedules a post in every space at the next full minute that is far enough away; returns that minute. */
async function scheduleAll(): Promise<number> {
  const due = Math.ceil((now() + 15_000) / MINUTE_MS) * MINUTE_MS;
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: "America/New_York", timeStyle: "short" }).format(due);
  const orders = all.map((space) => fleet.asking.ask(space, `schedule queue stats today at ${time}`));
  await fleet.asking.answered(orders);
  for (const { answers } of orders) expect(shown(answers()[0])).toContain(`every day at ${time}`);
  return due;
}

/** The space's clock goes by real time here: processes of their own cannot be told another one while they run. */
const comes = (moment: number) => until(() => now() >= moment, "the moment", MINUTE_MS * 2);

async function forgetSchedules(): Promise<void> {
  for (const { id } of await fleet.store.schedules.find()) await fleet.store.schedules.remove(id);
}

test("an instance stands still while schedules are due, and comes back: others post, once, and nothing is answered twice", async () => {
  const due = await scheduleAll();
  const [still, ...others] = fleet.members;
  if (!still) throw new Error("nobody is there");
  await comes(due - 1_500);
  still.pause();
  const asked = askMany(fleet.asking, 9, SPACES);
  await until(
    () => postsInAll() >= SPACES,
    () => `${SPACES} posts, there are ${postsInAll()}`,
    90_000,
  );
  const meanwhile = asked.filter(({ id }) => others.some((member) => member.accepted().has(id)));
  expect(meanwhile.length).toBeGreaterThanOrEqual(6);
  await fleet.asking.answered(meanwhile);
  still.resume();
  await fleet.seen(still, true);
  // What it had been given before it stood still is its to answer now.
  await fleet.asking.answered(asked);
  await fleet.idle();
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
  expect(postsPerSpace()).toEqual(once);
  expect(postsInAll()).toBe(SPACES);
  await forgetSchedules();
});

test("the instance that works on due posts is killed: the others post their share, nothing is posted twice or taken for posted", async () => {
  const before = postsInAll();
  const due = await scheduleAll();
  const posted = await Promise.all(fleet.members.map(async (member) => ({ member, before: await countPosts(member) })));
  await comes(due);
  await until(() => postsInAll() >= before + 3, "the first posts", 90_000);
  const shares = await Promise.all(posted.map(async ({ member, before }) => (await countPosts(member)) - before));
  const busiest = posted[shares.indexOf(Math.max(...shares))];
  if (!busiest) throw new Error("nobody posted");
  await busiest.member.kill();
  expect(postsInAll()).toBeLessThan(before + SPACES);
  const counts = () => postsPerSpace().map((count) => count - 1);
  let seen = -1;
  await until(async () => {
    const still = seen === postsInAll();
    seen = postsInAll();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    return still;
  }, "the others to have posted their share");
  await fleet.idle();
  expect(counts().filter((count) => count > 1)).toEqual([]);
  // Its own share is given out again when its job is overdue, minutes from now; until then it is recorded as not posted.
  const done = (await fleet.store.runs.find()).filter(({ dueAt, state }) => dueAt === due && state === "posted").length;
  expect(done).toBeLessThanOrEqual(postsInAll() - before);
  expect(postsInAll() - before - done).toBeLessThanOrEqual(3);
});

/** Messages that an instance has posted since it lives. */
async function countPosts(member: Member): Promise<number> {
  const metrics = await member.metrics();
  const counts = [...metrics.matchAll(/^floorwalker_webex_calls_total\{method="POST",path="\/messages",.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
