import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import type { Asked } from "../../helpers/fleet/ask-around.js";
import { type Fleet, openFleet } from "../../helpers/fleet/open-fleet.js";
import { answerCounts, askApart, askMany, doubled } from "../../helpers/fleet/questions.js";
import { until } from "../../helpers/fleet/until.js";
import { createDatabase } from "../../helpers/postgres.js";

const SPACES = 20;

let fleet: Fleet;
beforeAll(async () => {
  fleet = await openFleet({ instances: 3, databaseUrl: await createDatabase(inject("postgresUrl")), spaces: SPACES });
});
afterAll(() => fleet?.close());
afterEach(() => fleet?.cloud.faults([]));

/** Of questions, those whose claims say so. */
async function claimedAs(open: "answering" | "posting", questions: readonly Asked[]): Promise<readonly Asked[]> {
  const records = await Promise.all(questions.map(({ id }) => fleet.store.seen.get(id)));
  return questions.filter((_, index) => records[index]?.open === open);
}

test("an instance is killed in the middle of a burst: the others answer what was its, once, and all that comes after", async () => {
  const victim = fleet.members.find((member) => member.isAlive());
  if (!victim) throw new Error("nobody is there");
  await fleet.asking.answered(askMany(fleet.asking, 9, SPACES));
  fleet.cloud.faults([{ match: "POST */search", delayMs: 8_000 }]);
  const before = askApart(fleet.asking, 30, SPACES);
  const its = () => before.filter(({ id }) => victim.accepted().has(id));
  const left = () => its().filter(({ answers }) => !answers().some(({ cards }) => cards.length > 0));
  await until(() => its().length >= 10, "its share of the questions to be taken");
  await until(async () => (await claimedAs("answering", left())).length === left().length, "all to be noted");
  await until(() => left().some(({ answers }) => answers().length > 0), "the first note to be posted");
  await victim.kill();
  const perhapsPosted = new Set(await claimedAs("posting", left()));
  const abandoned = left().filter((question) => !perhapsPosted.has(question));
  fleet.cloud.faults([]);
  const after = askMany(fleet.asking, 30, SPACES);
  const safe = [...before.filter((question) => !perhapsPosted.has(question)), ...after];
  await fleet.asking.answered(safe, 110_000);
  await fleet.idle();
  expect(abandoned.length).toBeGreaterThanOrEqual(5);
  expect(answerCounts(safe)).toEqual(safe.map(() => 1));
  expect(doubled(before)).toEqual([]);
}, 180_000);

test("an instance that comes in its place gets its share", async () => {
  const fresh = await fleet.add();
  const asked = askMany(fleet.asking, 12, SPACES);
  await fleet.asking.answered(asked);
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
  expect(asked.filter(({ id }) => fresh.accepted().has(id)).length).toBeGreaterThanOrEqual(3);
});
