import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clampTo, placeAt, scaleOf, shareOf } from "../../../../src/web/player/seek.js";

const duration = fc.integer({ min: 1, max: 4 * 3_600_000 });

describe("a place in the sound", () => {
  test("is never before its beginning nor after its end, wherever one points", () => {
    fc.assert(
      fc.property(duration, fc.integer({ min: -9_000, max: 9_000 }), (durationMs, x) => {
        const atMs = placeAt(durationMs, x, 100, 600);
        expect(atMs).toBeGreaterThanOrEqual(0);
        expect(atMs).toBeLessThanOrEqual(durationMs);
      }),
    );
  });

  test("is the one below the pointer", () => {
    expect(placeAt(60_000, 400, 100, 600)).toBe(30_000);
    expect(placeAt(60_000, 100, 100, 600)).toBe(0);
    expect(placeAt(60_000, 700, 100, 600)).toBe(60_000);
  });

  test("a drawing without width and a sound without length have only a beginning", () => {
    expect(placeAt(60_000, 5, 0, 0)).toBe(0);
    expect(shareOf(0, 5_000)).toBe(0);
    expect(clampTo(0, 5_000)).toBe(0);
  });

  test("its share and the pointer agree", () => {
    fc.assert(
      fc.property(duration, fc.integer({ min: 0, max: 600 }), (durationMs, x) => {
        expect(shareOf(durationMs, placeAt(durationMs, x, 0, 600)) * 600).toBeCloseTo(x, 6);
      }),
    );
  });
});

describe("the scale below the drawing", () => {
  test("has round times with room between them, from the beginning on", () => {
    expect(scaleOf(214_000, 8)).toEqual([0, 30_000, 60_000, 90_000, 120_000, 150_000, 180_000]);
    expect(scaleOf(4_000, 8)).toEqual([0]);
  });

  test("never has more times than there is room for, nor one beyond the end", () => {
    fc.assert(
      fc.property(duration, fc.integer({ min: 1, max: 20 }), (durationMs, most) => {
        const times = scaleOf(durationMs, most);
        expect(times[0]).toBe(0);
        expect(times.length).toBeLessThanOrEqual(most + 1);
        expect(times.at(-1)).toBeLessThan(durationMs);
      }),
    );
  });
});
