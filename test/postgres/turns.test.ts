import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "../helpers/postgres.js";
import { openTurns, type TurnsHome } from "./open-turns.js";

const MINUTE_MS = 60_000;
let home: TurnsHome;
let lines = 0;

beforeAll(async () => {
  home = await openTurns(3);
});
afterAll(() => home.close());

/** A line that nobody used before. */
const newLine = () => `line-${++lines}`;

/** So many ask at once, spread over the instances. */
const askAtOnce = (name: string, limit: number, callers: number, windowMs = MINUTE_MS) =>
  Promise.all(
    Array.from({ length: callers }, async (_, n) => {
      const turns = home.instances[n % home.instances.length];
      return turns ? turns.take({ name, limit, windowMs }) : Number.NaN;
    }),
  );

const given = (waits: readonly number[]) => waits.filter((waitMs) => waitMs === 0).length;

test("whoever asks when and how many at once, no window holds more turns than its limit", async () => {
  const rounds = fc.array(
    fc.record({ passMs: fc.integer({ min: 0, max: 45_000 }), callers: fc.integer({ min: 1, max: 12 }) }),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), rounds, async (limit, all) => {
      const name = newLine();
      const taken: number[] = [];
      let now = 0;
      for (const { passMs, callers } of all) {
        await home.age(passMs);
        now += passMs;
        const waits = await askAtOnce(name, limit, callers);
        expect(waits.every((waitMs) => waitMs >= 0 && waitMs <= MINUTE_MS)).toBe(true);
        taken.push(...Array.from({ length: given(waits) }, () => now));
        // Nobody is sent away while there is room, and here the database's minute is over a little earlier than this count's.
        const inWindow = taken.filter((at) => at > now - MINUTE_MS).length;
        expect(given(waits)).toBeGreaterThanOrEqual(Math.min(callers, limit - (inWindow - given(waits))));
      }
      // The test itself takes less than ten seconds, by which the database's clock is ahead of this count.
      for (const at of taken)
        expect(taken.filter((other) => other >= at && other < at + 50_000).length).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 15 },
  );
});

test("who is told to wait gets the turn after that, and not before", async () => {
  const name = newLine();
  await askAtOnce(name, 5, 5);
  const [waitMs = 0] = await askAtOnce(name, 5, 1);
  expect(waitMs).toBeGreaterThan(50_000);
  await home.age(waitMs - 10_000);
  expect(given(await askAtOnce(name, 5, 1))).toBe(0);
  await home.age(10_000);
  expect(given(await askAtOnce(name, 5, 6))).toBe(5);
});

test("a share is used up by everybody's turns and the whole is still there for those who may have it", async () => {
  const name = newLine();
  expect(given(await askAtOnce(name, 10, 3))).toBe(3);
  expect(given(await askAtOnce(name, 8, 9))).toBe(5);
  expect(given(await askAtOnce(name, 10, 9))).toBe(2);
});

test("a pause is everybody's, and a shorter one does not end it", async () => {
  const name = newLine();
  const [first, second] = home.instances;
  await first?.pause(name, 30_000);
  await second?.pause(name, 1_000);
  const [waitMs = 0] = await askAtOnce(name, 5, 1);
  expect(waitMs).toBeGreaterThan(20_000);
  expect(waitMs).toBeLessThanOrEqual(30_000);
  expect(given(await askAtOnce(newLine(), 5, 1))).toBe(1);
  await home.age(30_000);
  expect(given(await askAtOnce(name, 5, 1))).toBe(1);
});

test("a clock of the database that was put back by a day locks nobody out", async () => {
  const name = newLine();
  await home.instances[0]?.pause(name, 30_000);
  await home.age(30_000);
  expect(given(await askAtOnce(name, 5, 5))).toBe(5);
  await home.instances[0]?.pause(name, 30_000);
  await home.age(-86_400_000);
  expect(given(await askAtOnce(name, 5, 6))).toBe(5);
});

test("nothing is left of turns whose window is over", async () => {
  const name = newLine();
  await askAtOnce(name, 50, 20);
  await home.age(MINUTE_MS);
  expect(given(await askAtOnce(name, 1, 2))).toBe(1);
});

describe("a database that goes away", () => {
  test("is told as a Problem, and what was taken before counts when it is back", async () => {
    const server = await startPostgres();
    const away = await openTurns(2, server.url);
    try {
      const [first, second] = away.instances;
      const limit = { name: "wxcc-requests", limit: 1, windowMs: 600_000 };
      expect(await first?.take(limit)).toBe(0);
      await server.pause();
      await expect(first?.take(limit)).rejects.toMatchObject({ code: "store-unavailable" });
      await expect(second?.pause("wxcc-requests", 5)).rejects.toMatchObject({ code: "store-unavailable" });
      await server.resume();
      expect(await second?.take(limit)).toBeGreaterThan(0);
    } finally {
      await away.close();
      await server.discard();
    }
  });
});
