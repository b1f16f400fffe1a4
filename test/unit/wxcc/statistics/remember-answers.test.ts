import fc from "fast-check";
import { expect, test } from "vitest";
import { createAnswerMemory } from "../../../../src/wxcc/statistics/remember-answers.js";
import { createSkippingClock } from "../skipping-clock.js";

const memory = (entries: number) => {
  const clock = createSkippingClock(0);
  return { clock, memory: createAnswerMemory<string>({ clock, entries }) };
};

test("the answer unused for longest is the first to go", async () => {
  const { memory: m } = memory(2);
  const ask = (key: string) => m.share(key, "person", 60_000, () => Promise.resolve(key));
  await ask("a");
  await ask("b");
  await ask("a");
  await ask("c");
  expect(["a", "b", "c"].map((key) => m.recall(key, "person") !== undefined)).toEqual([true, false, true]);
});

test("never holds more than it may", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 9 })),
      async (entries, keys) => {
        const { memory: m } = memory(entries);
        for (const key of keys) await m.share(String(key), "person", 60_000, () => Promise.resolve("x"));
        const held = Array.from({ length: 10 }, (_, key) => m.recall(String(key), "person")).filter(Boolean);
        expect(held.length).toBe(Math.min(entries, new Set(keys).size));
      },
    ),
  );
});

test("work that throws before it returns is a failure like any other", async () => {
  const { memory: m } = memory(2);
  const broken = () => {
    throw new Error("at once");
  };
  await expect(m.share("a", "person", 1, broken)).rejects.toThrow("at once");
  await expect(m.share("a", "person", 1, () => Promise.resolve("fine"))).resolves.toBe("fine");
});

test("holds no more rows than it may, however few the answers are", async () => {
  const rows = { of: (answer: string) => answer.length, most: 10 };
  const m = createAnswerMemory<string>({ clock: createSkippingClock(0), entries: 100, rows });
  const ask = (key: string, answer: string) => m.share(key, "person", 60_000, () => Promise.resolve(answer));
  await ask("a", "12345");
  await ask("b", "12345");
  await ask("a", "");
  await ask("c", "123");
  expect(["a", "b", "c"].map((key) => m.recall(key, "person") !== undefined)).toEqual([true, false, true]);
  await ask("too long", "12345678901");
  expect(["a", "c", "too long"].filter((key) => m.recall(key, "person"))).toEqual([]);
});
