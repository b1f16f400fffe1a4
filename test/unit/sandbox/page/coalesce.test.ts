import { expect, test } from "vitest";
import { coalesce } from "../../../../src/sandbox/page/coalesce.js";

function slowWork() {
  const ends: ((failed?: Error) => void)[] = [];
  const run = coalesce(
    () => new Promise<void>((resolve, reject) => ends.push((failed) => (failed ? reject(failed) : resolve()))),
  );
  return { ends, run };
}

test("calls during a run become one more run after it", async () => {
  const { ends, run } = slowWork();
  const first = run();
  const later = [run(), run(), run()];
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await first;
  await Promise.resolve();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await Promise.all(later);
  expect(ends).toHaveLength(2);
});

test("a run that fails does not keep the next one from happening", async () => {
  const { ends, run } = slowWork();
  const first = run();
  const second = run();
  ends[0]?.(new Error("down"));
  await expect(first).rejects.toThrow("down");
  await Promise.resolve();
  await Promise.resolve();
  ends[1]?.();
  await expect(second).resolves.toBeUndefined();
});
