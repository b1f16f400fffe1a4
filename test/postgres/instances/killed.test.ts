import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
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

test("an instance is killed in the middle of a burst: the others answer what is theirs and all that comes after", async () => {
  const victim = fleet.members[0];
  if (!victim) throw new Error("nobody is there");
  fleet.cloud.faults([{ match: "POST */search", delayMs: 400 }]);
  const before = askApart(fleet.asking, 30, SPACES);
  await until(() => before.some(({ id }) => victim.accepted().has(id)), "the first questions to be taken");
  await until(() => before.some(({ answers }) => answers().length > 0), "the first answers");
  await victim.kill();
  const after = askMany(fleet.asking, 30, SPACES);
  const safe = before.filter(({ id }) => !victim.accepted().has(id));
  await fleet.asking.answered([...safe, ...after]);
  await fleet.idle();
  expect(safe.length).toBeGreaterThan(10);
  expect(answerCounts([...safe, ...after])).toEqual([...safe, ...after].map(() => 1));
  expect(doubled(before)).toEqual([]);
});

test("an instance that comes in its place gets its share", async () => {
  const fresh = await fleet.add();
  const asked = askMany(fleet.asking, 12, SPACES);
  await fleet.asking.answered(asked);
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
  expect(asked.filter(({ id }) => fresh.accepted().has(id)).length).toBeGreaterThanOrEqual(3);
});
