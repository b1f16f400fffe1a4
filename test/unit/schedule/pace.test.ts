import { expect, test } from "vitest";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createPace } from "../../../src/schedule/pace.js";
import { until } from "../../helpers/settle.js";

const never = new AbortController().signal;

test("the first turn is at once, the others come in order and no closer together than the pace", async () => {
  const clock = createSandboxClock({ start: 1_000_000, running: false });
  const takeTurn = createPace({ clock, perSecond: 5 });
  const taken: [number, number][] = [];
  const turns = Array.from({ length: 10 }, (_, n) =>
    takeTurn(never).then(() => taken.push([n, clock.now() - 1_000_000])),
  );
  for (let n = 1; n < 10; n++) {
    await until(() => taken.length === n && clock.sleepers().length === 1);
    clock.advance(200);
  }
  await Promise.all(turns);
  expect(taken).toEqual(Array.from({ length: 10 }, (_, n) => [n, n * 200]));
});

test("after a pause nobody waits, and nobody catches up on turns that were not taken", async () => {
  const clock = createSandboxClock({ start: 0, running: false });
  const takeTurn = createPace({ clock, perSecond: 5 });
  await takeTurn(never);
  clock.advance(60_000);
  await takeTurn(never);
  void takeTurn(never);
  await until(() => clock.sleepers().length === 1);
  expect(clock.sleepers()[0]).toBe(60_200);
});

test("who gives up leaves the line to the others", async () => {
  const clock = createSandboxClock({ start: 0, running: false });
  const takeTurn = createPace({ clock, perSecond: 5 });
  const stop = new AbortController();
  await takeTurn(never);
  const given = takeTurn(stop.signal);
  const next = takeTurn(never);
  stop.abort(new Error("stopped"));
  await expect(given).rejects.toThrow("stopped");
  await until(() => clock.sleepers().length === 1);
  clock.advance(200);
  await next;
});
