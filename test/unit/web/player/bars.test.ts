import fc from "fast-check";
import { expect, test } from "vitest";
import { barsOf } from "../../../../src/web/player/bars.js";
import { peaks } from "./samples.js";

test("a bar is as high as the loudest of what lies below it, against the loudest of both channels", () => {
  expect(barsOf(peaks([0.1, 0.4, 0.2, 0.2], [0, 0, 0.8, 0]), 2)).toEqual([
    [0.5, 0.25],
    [0, 1],
  ]);
});

test("more bars than measurements repeat them, and none is left empty", () => {
  expect(barsOf(peaks([0.5, 1]), 4)).toEqual([[0.5, 0.5, 1, 1]]);
});

test("near silence is not blown up to look like a voice", () => {
  expect(barsOf(peaks([0.005, 0.005]), 2)[0]?.[0]).toBeCloseTo(0.1);
});

test("nothing that was loud is lost, however few bars there are", () => {
  const levels = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(levels, fc.integer({ min: 1, max: 300 }), (channel, count) => {
      const [bars = []] = barsOf(peaks(channel), count);
      expect(bars).toHaveLength(count);
      const loudest = Math.max(...channel);
      expect(Math.max(...bars)).toBeCloseTo(Math.min(1, loudest / Math.max(0.05, loudest)));
    }),
  );
});
