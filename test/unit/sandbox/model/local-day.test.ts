import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf, isoDayOf, localDateAt, localDatesBetween } from "../../../../src/sandbox/model/local-day.js";

const anyZone = fc.constantFrom("America/New_York", "Europe/Paris", "Asia/Kolkata", "UTC");
const anyInstant = fc.integer({ min: Date.parse("2024-01-01"), max: Date.parse("2028-01-01") });

test("every instant lies within the bounds of its own date", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, at) => {
      const { from, to } = boundsOf(zone, localDateAt(zone, at));
      expect(from).toBeLessThanOrEqual(at);
      expect(to).toBeGreaterThan(at);
    }),
  );
});

test("the dates of a range join without gap or overlap", () => {
  fc.assert(
    fc.property(anyZone, anyInstant, fc.nat(20 * 86_400_000), (zone, from, length) => {
      const bounds = localDatesBetween(zone, from, from + length + 1).map((date) => boundsOf(zone, date));
      for (const [n, day] of bounds.entries()) expect(day.from).toBe(bounds[n - 1]?.to ?? day.from);
      expect(bounds.at(0)?.from).toBeLessThanOrEqual(from);
      expect(bounds.at(-1)?.to).toBeGreaterThan(from + length);
    }),
  );
});

test("an empty range touches no date, and midnight belongs to the day it begins", () => {
  const midnight = Date.parse("2026-11-20T00:00:00+01:00");
  expect(localDatesBetween("Europe/Paris", midnight, midnight)).toEqual([]);
  expect(localDatesBetween("Europe/Paris", midnight - 1, midnight)).toEqual(["2026-11-19"]);
  expect(isoDayOf("2026-11-22")).toBe(7);
});
