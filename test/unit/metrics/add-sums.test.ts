import fc from "fast-check";
import { expect, test } from "vitest";
import { createTally, totalOf, totalsBy } from "../../../src/metrics/add-sums.js";
import { noContacts, type Sums } from "../../../src/metrics/sums.js";
import { anySums, sums } from "./arbitrary-sums.js";

const addSums = (a: Sums, b: Sums): Sums => totalOf([{ sums: a }, { sums: b }]);

test("the order in which sums are added does not matter", () => {
  fc.assert(
    fc.property(anySums, anySums, (a, b) => {
      expect(addSums(a, b)).toEqual(addSums(b, a));
    }),
  );
  fc.assert(
    fc.property(anySums, anySums, anySums, (a, b, c) => {
      expect(addSums(addSums(a, b), c)).toEqual(addSums(a, addSums(b, c)));
    }),
  );
});

test("a total is the sum of its parts, however the rows are split", () => {
  fc.assert(
    fc.property(fc.array(anySums), fc.nat(), (all, cut) => {
      const rows = all.map((s) => ({ sums: s }));
      const at = rows.length === 0 ? 0 : cut % rows.length;
      const parts = addSums(totalOf(rows.slice(0, at)), totalOf(rows.slice(at)));
      expect(totalOf(rows)).toEqual(parts);
    }),
  );
});

test("adding no contacts changes nothing", () => {
  fc.assert(
    fc.property(anySums, (s) => {
      expect(addSums(s, noContacts)).toEqual(s);
    }),
  );
  expect(totalOf([])).toEqual(noContacts);
});

test("what one part cannot know, the total cannot know", () => {
  const total = addSums(sums({ offered: 3, short: 1 }), sums({ offered: 4, short: null }));
  expect(total).toMatchObject({ offered: 7, short: null });
});

test("the longest wait of two is the longer one, not their sum", () => {
  expect(addSums(sums({ longestWaitMs: 9000 }), sums({ longestWaitMs: 4000 })).longestWaitMs).toBe(9000);
  expect(addSums(sums({ longestWaitMs: 9000 }), sums({ longestWaitMs: null })).longestWaitMs).toBeNull();
});

test("every field of the sums is added", () => {
  const ones = Object.fromEntries(Object.keys(noContacts).map((field) => [field, 1]));
  const all: Sums = { ...noContacts, ...ones };
  const expected = Object.fromEntries(
    Object.keys(noContacts).map((field) => [field, field === "longestWaitMs" ? 1 : 2]),
  );
  expect(addSums(all, all)).toEqual(expected);
});

test("totals by key keep the order of first appearance and lose no row", () => {
  const rows = ["b", "a", "b"].map((queue, i) => ({ queue, sums: sums({ offered: i + 1 }) }));
  const totals = totalsBy(rows, (row) => row.queue);
  expect([...totals].map(([queue, s]) => [queue, s.offered])).toEqual([
    ["b", 4],
    ["a", 2],
  ]);
});

test("a total already read is not changed by what is added later", () => {
  const tally = createTally();
  tally.add(sums({ offered: 1 }));
  const before = tally.total();
  tally.add(sums({ offered: 1 }));
  expect(before.offered).toBe(1);
  expect(tally.total().offered).toBe(2);
});
