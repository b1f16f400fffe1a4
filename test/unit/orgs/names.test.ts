import fc from "fast-check";
import { expect, test } from "vitest";
import { listNames, matchName, quoteName } from "../../../src/orgs/names.js";

const find = (names: readonly string[], wanted: string) => matchName(names, wanted, (name) => name);

test("an exact name wins over a longer one that begins with it", () => {
  expect(find(["Harbor Insurance", "Harbor"], "harbor")).toEqual({ kind: "one", item: "Harbor" });
});

test("nothing written matches nothing", () => {
  expect(find(["Harbor"], ' " ')).toEqual({ kind: "none" });
});

test("a quoted name always leads back to its owner", () => {
  const name = fc.stringMatching(/^[A-Za-zÀ-ÿ"“ .&-]*[A-Za-z][A-Za-zÀ-ÿ"“ .&-]*$/);
  fc.assert(
    fc.property(name, (own) => {
      expect(quoteName(own).slice(1, -1)).not.toMatch(/["“”]/);
      expect(find([own, "Zz other 9"], quoteName(own))).toEqual({ kind: "one", item: own });
    }),
  );
});

test.each([
  [["A"], "A"],
  [["A", "B"], "A and B"],
  [["A", "B", "C"], "A, B and C"],
])("%j reads %j", (names, expected) => {
  expect(listNames(names)).toBe(expected);
});
