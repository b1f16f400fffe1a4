import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { type Budget, createBudget, type Urgency } from "../../../src/wxcc/budget.js";

const settle = () => new Promise((resolve) => setImmediate(resolve));

interface Turn {
  readonly id: number;
  readonly urgency: Urgency;
  readonly at: number;
}

function watch(requestsPerMinute: number) {
  const clock = createSandboxClock({ start: 1_000_000, running: false });
  const budget: Budget = createBudget({ clock, requestsPerMinute });
  const turns: Turn[] = [];
  const refused: { readonly id: number; readonly reason: unknown }[] = [];
  let next = 0;
  const ask = (urgency: Urgency, signal?: AbortSignal) => {
    const id = next++;
    budget.acquire(urgency, signal).then(
      () => turns.push({ id, urgency, at: clock.now() }),
      (reason) => refused.push({ id, reason }),
    );
    return id;
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
  return { clock, budget, turns, refused, ask, goTo };
}

describe("whatever arrives when", () => {
  const arrivals = fc.array(fc.record({ gapMs: fc.integer({ min: 0, max: 20_000 }), person: fc.boolean() }), {
    maxLength: 60,
  });

  test("no 60 seconds ever hold more turns than the budget", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), arrivals, async (limit, all) => {
        const { clock, turns, refused, ask, goTo } = watch(limit);
        for (const { gapMs, person } of all) {
          await goTo(clock.now() + gapMs);
          ask(person ? "person" : "schedule");
        }
        await goTo(clock.now() + 60 * 60_000);
        for (const { at } of turns) {
          expect(turns.filter((t) => t.at >= at && t.at < at + 60_000).length).toBeLessThanOrEqual(limit);
        }
        expect(turns.length + refused.length).toBe(all.length);
        for (const urgency of ["person", "schedule"] as const) {
          const ids = turns.filter((t) => t.urgency === urgency).map((t) => t.id);
          expect(ids).toEqual([...ids].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("a free budget lets through at once", async () => {
  const { turns, ask } = watch(5);
  for (let i = 0; i < 5; i++) ask("person");
  await settle();
  expect(turns).toHaveLength(5);
});

test("a person goes before scheduled work that came first", async () => {
  const { clock, turns, ask, goTo } = watch(2);
  ask("person");
  await goTo(clock.now() + 40_000);
  ask("person");
  ask("schedule");
  ask("person");
  await goTo(clock.now() + 20_000);
  expect(turns.map((t) => t.urgency)).toEqual(["person", "person", "person"]);
  await goTo(clock.now() + 120_000);
  expect(turns.map((t) => t.urgency).at(-1)).toBe("schedule");
});

test("scheduled work leaves a fifth of the minute to people", async () => {
  const { turns, ask } = watch(10);
  for (let i = 0; i < 20; i++) ask("schedule");
  await settle();
  expect(turns).toHaveLength(8);
  ask("person");
  ask("person");
  await settle();
  expect(turns.filter((t) => t.urgency === "person")).toHaveLength(2);
});

test("a person who would wait more than 25 s is told at once in how many seconds to ask again", async () => {
  const { clock, refused, ask, goTo } = watch(1);
  ask("person");
  await goTo(clock.now() + 30_000);
  ask("person");
  await settle();
  const [only] = refused;
  expect(only?.reason).toBeInstanceOf(Problem);
  expect(only?.reason).toMatchObject({ code: "upstream-busy", retryAfterSeconds: 30 });
});

test("a pause stops everybody, and what waited goes on afterwards", async () => {
  const { clock, budget, turns, ask, goTo } = watch(100);
  budget.pause(20_000);
  ask("person");
  ask("schedule");
  await goTo(clock.now() + 19_999);
  expect(turns).toHaveLength(0);
  await goTo(clock.now() + 1);
  expect(turns.map((t) => t.urgency)).toEqual(["person", "schedule"]);
});

test("a pause that begins while people wait refuses those for whom it lasts too long", async () => {
  const { clock, budget, refused, turns, ask, goTo } = watch(1);
  ask("schedule");
  await goTo(clock.now() + 50_000);
  ask("person");
  ask("schedule");
  budget.pause(90_000);
  await settle();
  expect(refused.map((r) => r.reason)).toEqual([expect.objectContaining({ retryAfterSeconds: 90 })]);
  await goTo(clock.now() + 90_000);
  expect(turns.filter((t) => t.urgency === "schedule")).toHaveLength(2);
});

test("who gives up gives the place to the next", async () => {
  const { clock, refused, turns, ask, goTo } = watch(1);
  ask("person");
  await goTo(clock.now() + 40_000);
  const leaving = new AbortController();
  const gone = ask("schedule", leaving.signal);
  const stays = ask("schedule");
  leaving.abort(new Error("no longer needed"));
  await goTo(clock.now() + 20_000);
  expect(refused.map((r) => r.id)).toEqual([gone]);
  expect(turns.at(-1)?.id).toBe(stays);
});

test("a clock moved back by hand does not lock the budget", async () => {
  const { clock, budget, turns, ask, goTo } = watch(1);
  ask("person");
  await settle();
  budget.pause(10_000);
  clock.to(clock.now() - 86_400_000);
  ask("person");
  await goTo(clock.now());
  expect(turns).toHaveLength(2);
});
