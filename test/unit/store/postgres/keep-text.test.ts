import fc from "fast-check";
import { expect, test } from "vitest";
import { keepJson, keepText, readJson, readText } from "../../../../src/store/postgres/keep-text.js";

/** Texts of what is troublesome, next to each other in every order. */
const text = fc
  .array(fc.constantFrom("\0", "\ud83d", "\ude00", "😀", "\uf8ff", "0000", "\\", "u0000", '"', "\n", "d83d", "a"))
  .map((parts) => parts.join(""));
const troublesome = /\0|\p{Surrogate}/u;

test("every text comes back as it was, and what is kept PostgreSQL can keep", () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(readText(keepText(each))).toBe(each);
      expect(keepText(each)).not.toMatch(troublesome);
    }),
  );
});

test("different texts stay different", () => {
  fc.assert(fc.property(text, text, (a, b) => keepText(a) !== keepText(b) || a === b));
});

test("every value comes back as it was, names of fields included, without an escape that PostgreSQL refuses", () => {
  const value = fc.dictionary(text, fc.oneof(text, fc.array(text), fc.dictionary(text, text)), {
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(value, (each) => {
      const kept = keepJson(each);
      expect(readJson(kept)).toEqual(each);
      expect(JSON.stringify(JSON.parse(kept))).not.toMatch(/(?<!\\)(\\\\)*\\u(0000|d[89a-f])/);
    }),
  );
});

test("ordinary text is kept as it is, so that it can be read and searched in the database", () => {
  expect(keepText("Grüße 😀")).toBe("Grüße 😀");
  expect(keepJson({ a: "Grüße 😀\\" })).toBe('{"a":"Grüße 😀\\\\"}');
});
