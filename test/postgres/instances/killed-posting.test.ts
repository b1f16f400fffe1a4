import { afterAll, beforeAll, expect, test } from "vitest";
import type { Member } from "../../helpers/fleet/open-fleet.js";
import { until } from "../../helpers/fleet/until.js";
import { openPostingFleet, type PostingFleet, SPACES } from "./posting-fleet.js";

let posting: PostingFleet;
beforeAll(async () => {
  posting = await openPostingFleet();
});
afterAll(() => posting?.fleet.close());

test("the instance that works on due posts is killed: the others post their share, nothing is posted twice or taken for posted", async () => {
  const { fleet, scheduleAll, comes, postsInAll, postsPerSpace } = posting;
  const due = await scheduleAll();
  const posted = await Promise.all(fleet.members.map(async (member) => ({ member, before: await countPosts(member) })));
  await comes(due);
  await until(() => postsInAll() >= 3, "the first posts", 90_000);
  const shares = await Promise.all(posted.map(async ({ member, before }) => (await countPosts(member)) - before));
  const busiest = posted[shares.indexOf(Math.max(...shares))];
  if (!busiest) throw new Error("nobody posted");
  await busiest.member.kill();
  expect(postsInAll()).toBeLessThan(SPACES);
  let seen = -1;
  await until(async () => {
    const still = seen === postsInAll();
    seen = postsInAll();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    return still;
  }, "the others to have posted their share");
  await fleet.idle();
  expect(postsPerSpace().filter((count) => count > 1)).toEqual([]);
  // Its own share is given out again when its job is overdue, minutes from now; until then it is recorded as not posted.
  const done = (await fleet.store.runs.find()).filter(({ dueAt, state }) => dueAt === due && state === "posted").length;
  expect(done).toBeLessThanOrEqual(postsInAll());
  expect(postsInAll() - done).toBeLessThanOrEqual(3);
});

/** Messages that an instance has posted since it lives. */
async function countPosts(member: Member): Promise<number> {
  const metrics = await member.metrics();
  const counts = [...metrics.matchAll(/^floorwalker_webex_calls_total\{method="POST",path="\/messages",.*\} (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
