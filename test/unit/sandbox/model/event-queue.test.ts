import fc from "fast-check";
import { expect, test } from "vitest";
import { createEventQueue } from "../../../../src/sandbox/model/event-queue.js";

test("events happen by time, and those of one time in the order they were planned", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const queue = createEventQueue();
      const happened: { time: number; n: number }[] = [];
      for (const [n, time] of times.entries()) queue.at(time, (now) => happened.push({ time: now, n }));
      queue.run();
      const planned = times.map((time, n) => ({ time, n }));
      expect(happened).toEqual(planned.sort((a, b) => a.time - b.time || a.n - b.n));
    }),
  );
});

test("an event may plan others, which happen in the same run", () => {
  const queue = createEventQueue();
  const seen: number[] = [];
  queue.at(1, (now) => queue.at(now + 2, (then) => seen.push(then)));
  queue.at(2, (now) => seen.push(now));
  queue.run();
  expect(seen).toEqual([2, 3]);
});
