import { expect, test } from "vitest";
import { DeadlineExceeded, withDeadline } from "../../src/clock.js";
import { createSandboxClock } from "../../src/sandbox/clock.js";

const still = () => createSandboxClock({ start: 1_000, running: false });

test("sleeps end in the order of their time, however far the clock jumps", async () => {
  const clock = still();
  const order: string[] = [];
  const all = Promise.all([
    clock.sleep(300).then(() => order.push("late")),
    clock.sleep(100).then(() => order.push("early")),
  ]);
  clock.advance(1_000);
  await all;
  expect(order).toEqual(["early", "late"]);
});

test("going back wakes nobody", async () => {
  const clock = still();
  const ended: string[] = [];
  void clock.sleep(100).then(() => ended.push("woken"));
  clock.to(0);
  await Promise.resolve();
  expect(ended).toEqual([]);
  expect(clock.sleepers()).toEqual([1_100]);
});

test("a deadline rejects work that ignores its signal", async () => {
  const clock = still();
  const outcome = withDeadline(clock, 500, () => new Promise(() => undefined)).catch((error: unknown) => error);
  clock.advance(500);
  expect(await outcome).toBeInstanceOf(DeadlineExceeded);
});

test("work that finished in time leaves no sleeper behind", async () => {
  const clock = still();
  expect(await withDeadline(clock, 500, async () => 7)).toBe(7);
  await Promise.resolve();
  expect(clock.sleepers()).toEqual([]);
});

test("an aborted sleep rejects with the reason and is forgotten", async () => {
  const clock = still();
  const stop = new AbortController();
  const sleep = clock.sleep(500, stop.signal).catch((error: unknown) => error);
  stop.abort(new Error("stopping"));
  expect(await sleep).toMatchObject({ message: "stopping" });
  expect(clock.sleepers()).toEqual([]);
});
