import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRsql } from "../../../../src/sandbox/wxcc/configuration/parse-rsql.js";

const quoted = (value: string, quote: string) => quote + value.replace(/[\\"']/g, "\\$&") + quote;

test("any value at all can be quoted, with either quotation mark", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom('"', "'"), (value, quote) => {
      expect(parseRsql(`name==${quoted(value, quote)}`, "filter")).toEqual({
        ...{ kind: "compared", field: "name", wanted: true, values: [value] },
      });
    }),
  );
});

test("whatever is not an expression is refused, never something else", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."ab=!~in();,'\" \\") }), (text) => {
      try {
        expect(parseRsql(text, "filter").kind).toMatch(/joined|compared/);
      } catch (error) {
        expect(error).toMatchObject({ status: 400, description: expect.stringMatching(/^filter: /) });
      }
    }),
  );
});

test("`;` joins tighter than `,`, and brackets tighter than both", () => {
  const compared = (field: string) => ({ kind: "compared", field, wanted: true, values: ["1"] });
  expect(parseRsql("a==1,b==1;c==1", "filter")).toEqual({
    ...{ kind: "joined", by: "or" },
    parts: [compared("a"), { kind: "joined", by: "and", parts: [compared("b"), compared("c")] }],
  });
  expect(parseRsql("(a==1,b==1);c==1", "filter")).toEqual({
    ...{ kind: "joined", by: "and" },
    parts: [{ kind: "joined", by: "or", parts: [compared("a"), compared("b")] }, compared("c")],
  });
});
