import { afterAll, beforeAll, expect, test } from "vitest";
import { answerCounts, askMany } from "../../helpers/fleet/questions.js";
import { until } from "../../helpers/fleet/until.js";
import { openPostingFleet, type PostingFleet, SPACES } from "./posting-fleet.js";

let posting: PostingFleet;
beforeAll(async () => {
  posting = await openPostingFleet();
});
afterAll(() => posting?.fleet.close());

test("an instance stands still while schedules are due, and comes back: others post, once, and nothing is answered twice", async () => {
  const { fleet, scheduleAll, comes, postsInAll, postsPerSpace } = posting;
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
  expect(postsPerSpace()).toEqual(postsPerSpace().map(() => 1));
  expect(postsInAll()).toBe(SPACES);
});
