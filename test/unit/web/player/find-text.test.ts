import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAt, linesWith } from "../../../../src/web/player/find-text.js";

test("finds words in any case and marks exactly them", () => {
  expect(cutAt("The Letter, the letter", "letter")).toEqual([
    { text: "The ", found: false },
    { text: "Letter", found: true },
    { text: ", the ", found: false },
    { text: "letter", found: true },
  ]);
});

test("signs that mean something to a pattern are only signs", () => {
  expect(cutAt("Is it (really) 5.50?", "(really) 5.5").filter(({ found }) => found)).toEqual([
    { text: "(really) 5.5", found: true },
  ]);
  expect(linesWith([{ text: "abc" }], ".*")).toEqual([]);
});

test("seeking nothing finds nothing", () => {
  expect(linesWith([{ text: "abc" }], "  ")).toEqual([]);
  expect(cutAt("abc", "")).toEqual([{ text: "abc", found: false }]);
});

test("tells which lines have it", () => {
  expect(linesWith([{ text: "One letter" }, { text: "nothing" }, { text: "LETTERS" }], "letter")).toEqual([0, 2]);
});

test("whatever is sought, no letter of the text is lost or added", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, sought) => {
      expect(
        cutAt(text, sought)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
