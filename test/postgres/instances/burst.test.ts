import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { type Fleet, openFleet } from "../../helpers/fleet/open-fleet.js";
import { answerCounts, askApart, askMany, shown } from "../../helpers/fleet/questions.js";
import { createDatabase } from "../../helpers/postgres.js";

const SPACES = 20;
const BUDGET = 30;

let fleet: Fleet;
beforeAll(async () => {
  const databaseUrl = await createDatabase(inject("postgresUrl"));
  const env = { WXCC_REQUESTS_PER_MINUTE: String(BUDGET) };
  fleet = await openFleet({ instances: 3, databaseUrl, spaces: SPACES, env });
});
afterAll(() => fleet?.close());
afterEach(() => fleet?.cloud.faults([]));

test("three instances that start at the same moment register one pair of webhooks", () => {
  const made = fleet.cloud.requests().filter(({ method, path }) => method === "POST" && path === "/v1/webhooks");
  expect(made.map(({ status }) => status)).toEqual([200, 200]);
});

test("sixty questions in twenty spaces are answered once each, by all three instances", async () => {
  const asked = askMany(fleet.asking, 60, SPACES);
  await fleet.asking.answered(asked);
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
  const shares = fleet.members.map((member) => asked.filter(({ id }) => member.accepted().has(id)).length);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(15);
});

test("an event that Webex delivers twice, to two instances at the same moment, is answered once", async () => {
  fleet.cloud.faults([{ match: "DELIVER /messages/created", copies: 2 }]);
  const asked = askMany(fleet.asking, 60, SPACES);
  await fleet.asking.answered(asked);
  const places = (id: string) => fleet.members.filter((member) => member.accepted().has(id)).length;
  expect(asked.filter(({ id }) => places(id) === 2).length).toBeGreaterThan(30);
  await fleet.idle();
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
});

test("all instances together stay within one budget, and say so to those who would wait too long", async () => {
  const asked = askApart(fleet.asking, 57, SPACES);
  await fleet.asking.answered(asked, 60_000);
  const times = fleet.cloud.requests().flatMap(({ path, at }) => (path.startsWith("/wxcc/") ? [at] : []));
  const inMinuteFrom = (start: number) => times.filter((at) => at >= start && at < start + 60_000).length;
  expect(Math.max(...times.map(inMinuteFrom))).toBeLessThanOrEqual(BUDGET);
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
  const refused = asked.filter(({ answers }) => shown(answers()[0]).includes("used up the requests"));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(asked.length);
});
