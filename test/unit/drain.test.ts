import { pino } from "pino";
import { expect, test } from "vitest";
import { createDrain } from "../../src/drain.js";
import { createSandboxClock } from "../../src/sandbox/clock.js";

const log = pino({ level: "silent" });

test("finish waits for work that was added while it waited", async () => {
  const clock = createSandboxClock({ start: 0, running: false });
  const drain = createDrain({ clock, log });
  const order: string[] = [];
  let second: (() => void) | undefined;
  drain.track(
    Promise.resolve().then(() => {
      order.push("first");
      drain.track(
        new Promise<void>((resolve) => {
          second = resolve;
        }).then(() => order.push("second")),
        "second",
      );
    }),
    "first",
  );
  const finished = drain.finish(1_000).then((done) => order.push(done ? "done" : "late"));
  while (!second) await Promise.resolve();
  second();
  await finished;
  expect(order).toEqual(["first", "second", "done"]);
});

test("work that never ends does not hold the process for ever", async () => {
  const clock = createSandboxClock({ start: 0, running: false });
  const drain = createDrain({ clock, log });
  drain.track(new Promise(() => undefined), "stuck");
  const finished = drain.finish(25_000);
  clock.advance(25_000);
  expect(await finished).toBe(false);
});

test("a rejection is logged and swallows nothing else", async () => {
  const clock = createSandboxClock({ start: 0, running: false });
  const lines: string[] = [];
  const drain = createDrain({ clock, log: pino({}, { write: (line: string) => void lines.push(line) }) });
  drain.track(Promise.reject(new Error("boom")), "posting");
  expect(await drain.finish(1_000)).toBe(true);
  expect(lines.join()).toContain("boom");
  expect(drain.size()).toBe(0);
});
