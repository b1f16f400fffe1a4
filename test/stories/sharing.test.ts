import { afterAll, expect, test } from "vitest";
import { answerFrom, answers, tells } from "../helpers/failing.js";
import { closeFloors, type Floor, openFloor, people, places, type Reply } from "../helpers/floor.js";
import { connectLumen, linkBothTo, linkMoreSpaces } from "../helpers/link-orgs.js";

afterAll(closeFloors);

const ask = (floor: Floor, text: string, space: string = places.floor): Promise<Reply> =>
  floor.say(text, { from: space === places.unlinked ? people.camille : people.maya, space });

/** Calls for figures since the last `forgetCalls`. */
const figures = (floor: Floor) => [...floor.calls("POST /search"), ...floor.calls("GET /v1/queues/statistics")];

test("the first question of a morning costs Search one call for each period shown", async () => {
  const floor = await openFloor();
  answers(await ask(floor, "queue stats today"));
  expect(figures(floor)).toEqual(["POST /search", "POST /search"]);
  floor.forgetCalls();
  answers(await ask(floor, "queue stats this month"));
  expect(figures(floor)).toEqual(["POST /search"]);
});

test("by REST it costs at most two calls for each period shown", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest");
  answers(await ask(floor, "queue stats today"));
  expect(figures(floor).length).toBeLessThanOrEqual(4);
  floor.forgetCalls();
  answers(await ask(floor, "queue stats yesterday"));
  expect(figures(floor).length).toBeLessThanOrEqual(4);
  floor.forgetCalls();
  answers(await ask(floor, "queue stats 2026-11-01"));
  expect(figures(floor), "a day of 25 hours and one of 24").toHaveLength(4);
});

test.each(["search", "rest"] as const)("by %s many more spaces within the minute cost nothing more", async (source) => {
  const floor = await openFloor();
  await answerFrom(floor, source);
  const spaces = await linkMoreSpaces(floor, source === "search" ? 100 : 20);
  const first = await ask(floor, "queue stats today");
  floor.forgetCalls();
  for (const [index, space] of spaces.entries()) {
    if (index === 10) await floor.later(55_000);
    const again = await ask(floor, "queue stats today", space);
    expect(again.text).toBe(first.text);
  }
  expect(figures(floor)).toEqual([]);
});

test("a hundred spaces at the same instant cost as many calls as one", async () => {
  const floor = await openFloor();
  const spaces = await linkMoreSpaces(floor, 100);
  const replies = await Promise.all(spaces.map((space) => ask(floor, "queue stats today", space)));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect(figures(floor)).toHaveLength(2);
});

test("spaces that ask at the same instant share a failure as well, and the next one is asked anew", async () => {
  const floor = await openFloor();
  const spaces = await linkMoreSpaces(floor, 20);
  // Long enough for all of them to have asked before it fails.
  floor.cloud.faults([{ match: "POST /search", status: 422, delayMs: 1500 }]);
  const replies = await Promise.all(spaces.map((space) => ask(floor, "all queues today", space)));
  for (const reply of replies) tells(reply, /did not accept/);
  expect(figures(floor)).toHaveLength(1);
  floor.cloud.faults([]);
  answers(await ask(floor, "all queues today"));
});

test("a narrower question after the whole one costs nothing, whatever it is narrowed to", async () => {
  const floor = await openFloor();
  await ask(floor, "queue stats today");
  floor.forgetCalls();
  await ask(floor, "queue stats today queue:Billing");
  await ask(floor, 'queue stats today queue:"Claims","Renewals" channel:voice');
  await ask(floor, "queue stats today channel:chat,email");
  await ask(floor, "all queues today");
  expect(figures(floor)).toEqual([]);
});

test("the whole question after a narrower one costs nothing either", async () => {
  const floor = await openFloor();
  await ask(floor, "queue stats today queue:Billing");
  floor.forgetCalls();
  await ask(floor, "queue stats today");
  expect(figures(floor)).toEqual([]);
});

test("a quarter of an hour later today's figures are read anew", async () => {
  const floor = await openFloor();
  await answerFrom(floor, "rest");
  await ask(floor, "queue stats today");
  await floor.later(16 * 60_000);
  floor.forgetCalls();
  const later = await ask(floor, "queue stats today");
  expect(later.shown).toContain("as of 10:15");
  expect(figures(floor).length).toBeGreaterThan(0);
});

test("yesterday is settled: asked again five minutes later it costs nothing", async () => {
  const floor = await openFloor();
  await ask(floor, "queue stats yesterday");
  await floor.later(5 * 60_000);
  floor.forgetCalls();
  await ask(floor, "queue stats yesterday");
  expect(figures(floor)).toEqual([]);
});

test("who waits and who could answer are one call each a minute for all spaces and all queues", async () => {
  const floor = await openFloor();
  const spaces = await linkMoreSpaces(floor, 20);
  await Promise.all(spaces.map((space) => ask(floor, "queues now", space)));
  await ask(floor, "queues now queue:Billing");
  await ask(floor, "agents now");
  expect(figures(floor)).toEqual(["POST /search", "POST /search"]);
});

test("two contact centres in two regions are each asked at their own address", async () => {
  const floor = await openFloor();
  await connectLumen(floor);
  floor.forgetCalls();
  const [harbor, lumen] = await Promise.all([
    ask(floor, "queue stats today"),
    ask(floor, "queue stats today", places.unlinked),
  ]);
  expect(harbor.shown).toContain("Harbor Insurance");
  expect(lumen.shown).toContain("Lumen Voyages");
  const searches = floor.requests().filter(({ path }) => path.endsWith("/search"));
  const asked = searches.map(({ path, query }) => `${path} ${query.orgId}`);
  expect(new Set(asked)).toEqual(
    new Set([
      "/wxcc/us1/search 4f0c9a52-7d1b-4c3e-9b60-2e5d8a7f1c34",
      "/wxcc/eu1/search b81e2c60-3a94-4d57-8f1d-6c0e7a95d2b3",
    ]),
  );
  expect(searches.every(({ status }) => status === 200)).toBe(true);
});

test("the same org in two spaces with another zone is another day, and is asked for separately", async () => {
  const floor = await openFloor();
  await ask(floor, "queue stats yesterday");
  floor.forgetCalls();
  await ask(floor, "queue stats yesterday tz:Europe/Paris");
  expect(figures(floor)).toHaveLength(2);
});

/** The most calls to Contact Center that any sixty seconds saw. */
function busiestMinute(floor: Floor): number {
  const times = floor
    .requests()
    .filter(({ path }) => path.startsWith("/wxcc/"))
    .map(({ at }) => at);
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
}

test("the budget of a minute is never exceeded, and whoever comes after it is told how long", async () => {
  const floor = await openFloor({ env: { WXCC_REQUESTS_PER_MINUTE: "10" } });
  floor.forgetCalls();
  for (let day = 10; day < 19; day++) answers(await ask(floor, `all queues 2026-11-${day}`));
  // One turn is left: this question gets it, the comparison does not and says so.
  const last = await ask(floor, "queue stats today");
  expect(last.shown).toMatch(/No comparison .*the next one is free in 1 minute|in 60 seconds/);
  tells(await ask(floor, "all queues 2026-11-02"), /used up the requests/, /Ask again in 60 seconds\./);
  expect(busiestMinute(floor)).toBe(10);

  await floor.later(60_000);
  answers(await ask(floor, "all queues 2026-11-02"));
  expect(busiestMinute(floor)).toBe(10);
});

test("whoever need not wait long waits instead of being refused", async () => {
  const floor = await openFloor({ env: { WXCC_REQUESTS_PER_MINUTE: "10" } });
  floor.forgetCalls();
  const asked = Array.from({ length: 10 }, (_, day) => `all queues 2026-11-${String(day + 5).padStart(2, "0")}`);
  for (const text of asked) answers(await ask(floor, text));
  await floor.later(40_000);
  answers(await floor.passTimeUntil(ask(floor, "all queues 2026-11-17")));
  expect(busiestMinute(floor)).toBe(10);
});

test("both contact centres in one question share one budget", async () => {
  const floor = await openFloor({ env: { WXCC_REQUESTS_PER_MINUTE: "10" } });
  await linkBothTo(floor);
  floor.forgetCalls();
  await ask(floor, "queue stats today org:all");
  await ask(floor, "queue stats yesterday org:all");
  const third = await ask(floor, "queue stats monday org:all");
  expect(third.shown).toContain("used up the requests");
  expect(busiestMinute(floor)).toBeLessThanOrEqual(10);
});
