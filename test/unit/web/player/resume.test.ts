import { expect, test } from "vitest";
import { createResume } from "../../../../src/web/player/resume.js";

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test("a place is remembered once, and the tab holds nothing but a number", () => {
  const storage = memory();
  createResume(storage, "x").keep({ index: 2, atMs: 3_725_123.4 });
  expect([...storage.kept.values()].join()).toMatch(/^\d+$/);
  expect(createResume(storage, "another").take()).toBeUndefined();
  const { take } = createResume(storage, "x");
  expect(take()).toEqual({ index: 2, atMs: 3_725_123 });
  expect(take()).toBeUndefined();
});

test.each(["", "abc", "-5", "1.5", "1e400"])("what is no place (%j) is forgotten", (value) => {
  const storage = memory();
  storage.setItem("floorwalker x", value);
  const { take } = createResume(storage, "x");
  // An empty text is the number 0, the beginning.
  expect(take()).toEqual(value === "" ? { index: 0, atMs: 0 } : undefined);
});
