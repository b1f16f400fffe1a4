import fc from "fast-check";
import { expect, test } from "vitest";
import { cutLastingWindows, cutWindows, floorToQuarter } from "../../../../src/wxcc/statistics/windows.js";

const HOUR = 60 * 60_000;
const QUARTER = 15 * 60_000;
const range = fc
  .tuple(fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.integer({ min: 0, max: 40 * 24 * HOUR }))
  .map(([from, length]) => ({ from, to: from + length }));

test("windows cover the range exactly: no gap, no overlap, nothing beyond", () => {
  fc.assert(
    fc.property(range, (r) => {
      const windows = cutWindows(r);
      const edges = windows.flatMap((w) => [w.from, w.to]);
      const inner = edges.slice(1, -1);
      for (let i = 0; i < inner.length; i += 2) expect(inner[i]).toBe(inner[i + 1]);
      const covered = windows.reduce((sum, w) => sum + w.to - w.from, 0);
      expect(covered).toBe(floorToQuarter(r.to) - floorToQuarter(r.from));
      if (windows.length > 0) expect(edges[0]).toBe(floorToQuarter(r.from));
    }),
  );
});

test("every window is one that REST takes, and there could not be fewer", () => {
  fc.assert(
    fc.property(range, (r) => {
      const windows = cutWindows(r);
      for (const w of windows) {
        expect(w.to - w.from).toBeLessThan(24 * HOUR);
        expect(w.to).toBeGreaterThan(w.from);
        expect([w.from % QUARTER, w.to % QUARTER]).toEqual([0, 0]);
      }
      const length = floorToQuarter(r.to) - floorToQuarter(r.from);
      expect(windows).toHaveLength(Math.ceil(length / (24 * HOUR - QUARTER)));
    }),
  );
});

test.each([
  ["an ordinary day", 24, 2],
  ["the 25 hours when the clock goes back", 25, 2],
  ["the 23 hours when it goes forward", 23, 1],
  ["a morning", 10, 1],
])("%s takes %s h in %s windows", (_name, hours, count) => {
  const from = Date.UTC(2026, 9, 24, 22);
  expect(cutWindows({ from, to: from + hours * HOUR })).toHaveLength(count);
});

test("the first minutes of a day are not a window yet", () => {
  const from = Date.UTC(2026, 10, 20);
  expect(cutWindows({ from, to: from + 14 * 60_000 })).toEqual([]);
});

test("a longer question of the same start begins with the same full windows", () => {
  fc.assert(
    fc.property(range, fc.integer({ min: 0, max: 3 * 24 * HOUR }), (r, more) => {
      const shorter = cutWindows(r).slice(0, -1);
      expect(cutWindows({ from: r.from, to: r.to + more }).slice(0, shorter.length)).toEqual(shorter);
    }),
  );
});

test("lasting windows cover the same range back to back, none too long for REST", () => {
  const days = fc.integer({ min: 1, max: 62 });
  fc.assert(
    fc.property(range, days, (r, more) => {
      const long = { from: r.from, to: r.to + more * 24 * HOUR };
      const windows = cutLastingWindows(long);
      expect(windows[0]?.from).toBe(cutWindows(long)[0]?.from);
      expect(windows.at(-1)?.to).toBe(cutWindows(long).at(-1)?.to);
      for (const [n, window] of windows.entries()) {
        expect(window.to - window.from).toBeGreaterThan(0);
        expect(window.to - window.from).toBeLessThan(24 * HOUR);
        if (n > 0) expect(window.from).toBe(windows[n - 1]?.to);
      }
    }),
  );
});
