import fc from "fast-check";
import { expect, test } from "vitest";
import { createTally } from "../../../../src/store/copy/fingerprint.js";

const fingerprint = (records: readonly object[]) => {
  const tally = createTally();
  for (const record of records) tally.add(record);
  return tally.result();
};
const record = fc.dictionary(fc.string(), fc.jsonValue());
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inside]) => [name, turned(inside)]),
  );
};

test("neither the order of records nor that of their fields counts", () => {
  fc.assert(
    fc.property(fc.array(record), (records) => {
      const shuffled = records.toReversed().map((each) => Object(turned(each)));
      expect(fingerprint(shuffled)).toEqual(fingerprint(records));
    }),
  );
});

test("a record more, less, twice or changed counts", () => {
  fc.assert(
    fc.property(fc.array(record), record, (records, one) => {
      const before = fingerprint(records);
      expect(fingerprint([...records, one])).not.toEqual(before);
      expect(fingerprint([...records, one, one])).not.toEqual(fingerprint([...records, one]));
      expect(fingerprint([...records, { ...one, more: 1 }]).sum).not.toBe(fingerprint([...records, one]).sum);
    }),
  );
});

test("the order within a list counts", () => {
  expect(fingerprint([{ days: [1, 2] }])).not.toEqual(fingerprint([{ days: [2, 1] }]));
});
