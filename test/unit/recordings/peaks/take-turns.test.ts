import { expect, test } from "vitest";
import { takeTurns } from "../../../../src/recordings/peaks/take-turns.js";

const never = new AbortController().signal;

test("only so many run at once, and the others follow in order, whatever became of those before", async () => {
  const turns = takeTurns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((n) =>
    turns
      .take(never, () => {
        begun.push(n);
        return new Promise<void>((resolve, reject) => ends.push(n === 0 ? () => reject(new Error("lost")) : resolve));
      })
      .catch(() => undefined),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await all[0];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  ends[1]?.();
  await all[1];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("who leaves the queue is not waited for", async () => {
  const turns = takeTurns(1);
  let end: () => void = () => undefined;
  const first = turns.take(never, () => new Promise<void>((resolve) => (end = resolve)));
  const leaving = new AbortController();
  const second = turns.take(leaving.signal, () => Promise.resolve("second"));
  const third = turns.take(never, () => Promise.resolve("third"));
  leaving.abort(new Error("gone"));
  await expect(second).rejects.toThrow("gone");
  end();
  await first;
  expect(await third).toBe("third");
  await expect(turns.take(leaving.signal, () => Promise.resolve())).rejects.toThrow("gone");
});
