import { expect, test } from "vitest";
import { readSource } from "./read-source.js";

const sizes = readSource("src").map(({ path, lines }) => ({ path, lines }));

test("no file of the source has grown beyond 200 lines", () => {
  expect(sizes.filter(({ lines }) => lines > 200)).toEqual([]);
});

test("a file has about 50 lines, as one clear job needs", () => {
  const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
});

test("no folder of the source is a drawer for everything", () => {
  expect(sizes.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.ts$)/.test(path))).toEqual([]);
});
