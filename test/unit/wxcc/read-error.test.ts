import fc from "fast-check";
import { expect, test } from "vitest";
import { readError } from "../../../src/wxcc/read-error.js";

test.each([
  ["OpenAPI's envelope", { error: { key: "400", message: [{ description: "first" }, { description: "second" }] } }],
  ["the subscriptions' envelope with a number as key", { error: { key: 400, message: [{ description: "first" }] } }],
  ["the older page's envelope", { errors: [{ key: "400", description: "first" }] }],
  ["an envelope of messages", { errors: [{ message: "first" }], message: "outer" }],
  ["a gateway's bare message", { message: "first" }],
  ["a configuration reason alone", { error: { key: "412", reason: "first", message: [] } }],
  ["a good part beside odd ones", { error: "odd", errors: 7, message: "first" }],
])("reads %s", (_name, body) => expect(readError(JSON.stringify(body)).description).toBe("first"));

test.each(["", "null", "[]", "7", "<html></html>", "{}"])("finds nothing in %s", (body) => {
  expect(readError(body)).toEqual({ description: undefined, trackingId: undefined });
});

test("a long description over many lines becomes one short line", () => {
  const { description } = readError(JSON.stringify({ message: `a\n  b ${"c".repeat(1000)}` }));
  expect(description).toMatch(/^a b c+$/);
  expect(description?.length).toBe(300);
});

test("never throws, whatever the body", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
      expect(readError(body)).toHaveProperty("trackingId");
    }),
  );
});
