import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clock } from "../../../src/clock.js";
import { Problem } from "../../../src/errors.js";
import type { TurnLimit, Turns } from "../../../src/instances/turns.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createBudget, type Urgency } from "../../../src/wxcc/budget.js";

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Turns kept in one place, with a line to it for each instance that can be cut. */
function office(clock: Clock) {
  let given: number[] = [];
  let pausedUntil = 0;
  const asked: TurnLimit[] = [];
  const away = () => Promise.reject(new Problem("store-unavailable", { say: "Away.", next: "Wait." }));
  const line = () => {
    const state = { cut: false };
    const turns: Turns = {
      async take(limit) {
        if (state.cut) return away();
        asked.push(limit);
        const now = clock.now();
        given = given.filter((at) => at + limit.windowMs > now);
        const free = given.length < limit.limit ? now : (given[given.length - limit.limit] ?? now) + limit.windowMs;
        const waitMs = Math.max(free, pausedUntil) - now;
        if (waitMs > 0) return waitMs;
        given.push(now);
        return 0;
      },
      async pause(_, ms) {
        if (state.cut) return away();
        pausedUntil = Math.max(pausedUntil, clock.now() + ms);
      },
    };
    return { state, turns };
  };
  return { line, asked };
}

function watch(requestsPerMinute: number, instances: number) {
  const clock = createSandboxClock({ start: 1_000_000, running: false });
  const { line, asked } = office(clock);
  const lines = Array.from({ length: instances }, line);
  const budgets = lines.map(({ turns }) =>
    createBudget({ clock, requestsPerMinute, shared: { turns, name: "wxcc-requests" } }),
  );
  const turns: { readonly urgency: Urgency; readonly at: number; readonly instance: number }[] = [];
  const refused: unknown[] = [];
  const ask = (instance: number, urgency: Urgency) =>
    budgets[instance]?.acquire(urgency).then(
      () => turns.push({ urgency, at: clock.now(), instance }),
      (reason) => refused.push(reason),
    );
  const cut = (instance: number, isCut: boolean) => {
    const found = lines[instance];
    if (found) found.state.cut = isCut;
  };
  const goTo = async (until: number) => {
    await settle();
    for (let [first] = clock.sleepers(); first !== undefined && first <= until; [first] = clock.sleepers()) {
      clock.to(first);
      await settle();
    }
    clock.to(until);
    await settle();
  };
  return { clock, budgets, turns, refused, ask, cut, goTo, asked };
}

const ofPeople = ({ urgency }: { readonly urgency: Urgency }) => urgency === "person";

test("no 60 seconds ever hold more turns of all instances than the budget, whoever is cut off when", async () => {
  const events = fc.array(
    fc.record({
      gapMs: fc.integer({ min: 0, max: 30_000 }),
      instance: fc.nat(3),
      kind: fc.constantFrom("person", "schedule", "burst", "cut", "mend"),
    }),
    { maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(6, 80, 100), events, async (limit, all) => {
      const { clock, turns, refused, ask, cut, goTo } = watch(limit, 4);
      let asks = 0;
      for (const { gapMs, instance, kind } of all) {
        await goTo(clock.now() + gapMs);
        if (kind === "cut" || kind === "mend") cut(instance, kind === "cut");
        else
          for (let n = 0; n < (kind === "burst" ? limit : 1); n++, asks++)
            void ask(instance, kind === "schedule" ? "schedule" : "person");
        await settle();
      }
      for (const instance of [0, 1, 2, 3]) cut(instance, false);
      await goTo(clock.now() + 60 * 60_000);
      for (const { at } of turns)
        expect(turns.filter((turn) => turn.at >= at && turn.at < at + 60_000).length).toBeLessThanOrEqual(limit);
      expect(turns.length + refused.length).toBe(asks);
    }),
    { numRuns: 40 },
  );
});

test("schedules of all instances leave a fifth of the minute to people of any instance", async () => {
  const { turns, ask, asked } = watch(10, 2);
  for (let n = 0; n < 10; n++) for (const instance of [0, 1]) void ask(instance, "schedule");
  await settle();
  expect(turns).toHaveLength(8);
  for (const instance of [0, 1]) void ask(instance, "person");
  await settle();
  expect(turns.filter(ofPeople).map(({ instance }) => instance)).toEqual([0, 1]);
  expect(new Set(asked.map(({ name, limit, windowMs }) => `${name} ${limit} ${windowMs}`))).toEqual(
    new Set(["wxcc-requests 8 60000", "wxcc-requests 10 60000"]),
  );
});

test("who waits asks again when it is worth it and not before", async () => {
  const { clock, ask, asked, goTo, turns } = watch(10, 1);
  for (let n = 0; n < 10; n++) void ask(0, "schedule");
  await settle();
  const before = asked.length;
  await goTo(clock.now() + 59_999);
  expect(asked.length).toBe(before);
  await goTo(clock.now() + 1);
  expect(turns).toHaveLength(10);
});

test("a person who would wait more than 25 s is told the seconds that are left, though others used up the minute", async () => {
  const { clock, refused, ask, goTo } = watch(10, 2);
  for (let n = 0; n < 10; n++) void ask(0, "person");
  await goTo(clock.now() + 20_000);
  void ask(1, "person");
  await settle();
  expect(refused).toEqual([expect.objectContaining({ code: "upstream-busy", retryAfterSeconds: 40 })]);
});

test("a person who would wait a few seconds waits them", async () => {
  const { clock, turns, ask, goTo } = watch(10, 2);
  for (let n = 0; n < 10; n++) void ask(0, "person");
  await goTo(clock.now() + 40_000);
  void ask(1, "person");
  await goTo(clock.now() + 19_999);
  expect(turns).toHaveLength(10);
  await goTo(clock.now() + 1);
  expect(turns).toHaveLength(11);
});

test("a pause of one instance stops the others", async () => {
  const { clock, budgets, turns, ask, goTo } = watch(100, 2);
  budgets[0]?.pause(20_000);
  void ask(1, "person");
  await goTo(clock.now() + 19_999);
  expect(turns).toEqual([]);
  await goTo(clock.now() + 1);
  expect(turns).toHaveLength(1);
});

test("cut off, an instance has a few turns a minute for people, says why there are no more, and lets schedules wait", async () => {
  const { clock, turns, refused, ask, cut, goTo } = watch(240, 1);
  cut(0, true);
  void ask(0, "schedule");
  for (let n = 0; n < 4; n++) void ask(0, "person");
  await settle();
  expect(turns.map(({ urgency }) => urgency)).toEqual(["person", "person", "person"]);
  expect(refused).toEqual([
    expect.objectContaining({
      code: "upstream-busy",
      retryAfterSeconds: 60,
      say: expect.stringContaining("database does not answer"),
    }),
  ]);
  cut(0, false);
  await goTo(clock.now() + 5_000);
  expect(turns.map(({ urgency }) => urgency).at(-1)).toBe("schedule");
  void ask(0, "person");
  await settle();
  expect(turns).toHaveLength(5);
});

test("turns that are never told are waited for a few seconds only", async () => {
  const clock = createSandboxClock({ start: 0, running: false });
  const turns: Turns = { take: () => new Promise(() => undefined), pause: () => new Promise(() => undefined) };
  const budget = createBudget({ clock, requestsPerMinute: 240, shared: { turns, name: "wxcc-requests" } });
  const granted = budget.acquire("person");
  await settle();
  clock.advance(3_000);
  await granted;
});

test("a clock moved back by hand does not keep anybody from asking", async () => {
  const { clock, ask, asked } = watch(10, 1);
  for (let n = 0; n < 11; n++) void ask(0, "person");
  await settle();
  const before = asked.length;
  void ask(0, "person");
  await settle();
  expect(asked.length).toBe(before);
  clock.to(clock.now() - 86_400_000);
  void ask(0, "person");
  await settle();
  expect(asked.length).toBe(before + 1);
});
