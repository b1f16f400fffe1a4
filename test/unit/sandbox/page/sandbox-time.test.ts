import { expect, test } from "vitest";
import { createSandboxTime } from "../../../../src/sandbox/page/sandbox-time.js";

function time() {
  let elapsed = 0;
  const clock = createSandboxTime(() => elapsed);
  return { clock, pass: (ms: number) => (elapsed += ms) };
}

test("goes on between two readings and follows jumps in both directions", () => {
  const { clock, pass } = time();
  clock.read(10_000);
  pass(1_500);
  expect(clock.now()).toBe(11_500);
  clock.read(90_000);
  expect(clock.now()).toBe(90_000);
  clock.read(5_000);
  pass(10);
  expect(clock.now()).toBe(5_010);
});

test("stands still when readings show that the sandbox's clock does", () => {
  const { clock, pass } = time();
  clock.read(10_000);
  pass(2_000);
  clock.read(10_000);
  pass(60_000);
  expect(clock.now()).toBe(10_000);
});

test("two readings within the same moment do not stop the clock", () => {
  const { clock, pass } = time();
  clock.read(10_000);
  pass(1);
  clock.read(10_000);
  pass(999);
  expect(clock.now()).toBe(11_000);
});
