import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Held, standsOut } from "../../../src/metrics/stands-out.js";

const steady = [0.98, 1, 1.01, 1.02];
const held = (some: Partial<Held>): Held => ({
  value: 130,
  usual: 100,
  others: steady,
  contacts: [1000, 1000],
  ...some,
});
const share = fc.double({ min: 0.1, max: 3, noNaN: true });
const anything = fc.record<Held>({
  value: fc.double({ min: 0, max: 1e6, noNaN: true }),
  usual: fc.double({ min: 0, max: 1e6, noNaN: true }),
  others: fc.array(share, { maxLength: 6 }),
  contacts: fc.tuple(fc.nat(2000), fc.nat(2000)),
});

describe("what clearly stands out from its usual", () => {
  test.each<[string, Partial<Held>, ReturnType<typeof standsOut>]>([
    ["thirty percent more of a thousand", {}, "above"],
    ["thirty percent less", { value: 70 }, "below"],
    ["fourteen percent more is the ordinary", { value: 114 }, undefined],
    ["thirty percent where every week is like that", { others: [0.7, 1.3, 0.75, 1.25] }, undefined],
    ["one odd week among steady ones does not hide it", { others: [0.6, 1.0, 1.01, 1.02] }, "above"],
    ["thirty percent more of forty is chance", { contacts: [52, 40] }, undefined],
    ["twice as many as forty is not", { value: 200, contacts: [80, 40] }, "above"],
    ["two weeks are no usual", { others: [1, 1] }, undefined],
    ["nothing usual, nothing to stand out from", { usual: 0 }, undefined],
  ])("%s", (_what, some, standing) => expect(standsOut(held(some))).toBe(standing));

  test("never with fewer than thirty contacts or three times before, nor by less than 15 %", () => {
    fc.assert(
      fc.property(anything, (some) => {
        if (!standsOut(some)) return;
        expect(Math.max(...some.contacts)).toBeGreaterThanOrEqual(30);
        expect(some.others.length).toBeGreaterThanOrEqual(3);
        expect(Math.abs(some.value / some.usual - 1)).toBeGreaterThanOrEqual(0.15 - 1e-9);
      }),
    );
  });

  test("what is above stays above when there is more of it", () => {
    fc.assert(
      fc.property(anything, share, (some, more) => {
        fc.pre(standsOut(some) === "above");
        expect(standsOut({ ...some, value: some.value * (1 + more) })).toBe("above");
      }),
    );
  });
});
