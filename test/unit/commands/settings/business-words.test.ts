import fc from "fast-check";
import { expect, test } from "vitest";
import { readDays, readHolidays, writeDays } from "../../../../src/commands/settings/business-words.js";

test("any set of weekdays is written as one word that means it again", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (days) => {
      const word = writeDays(days);
      expect(word).not.toMatch(/\s/);
      expect(readDays(word)).toEqual({ days: [...days].sort() });
    }),
  );
});

test.each([
  ["mon-fri", "mon-fri"],
  ["Monday, Wednesday and Friday", "mon,wed,fri"],
  ["sat–tue", "mon,tue,sat,sun"],
  ["thu to fri", "thu,fri"],
  ["every day", "mon-sun"],
  ["weekdays", "mon-fri"],
])("“%s” is %s", (written, word) => {
  const read = readDays(written);
  expect("days" in read && writeDays(read.days)).toBe(word);
});

test.each(["", "mo", "mon-fri-sun", "mon-", "someday", "mon,fry", "1-5"])("“%s” is no days", (written) => {
  expect(readDays(written)).toHaveProperty("wrong");
});

test("holidays are each kept once, in order, however they are written", () => {
  const read = { dates: ["2026-12-25", "2027-01-01"] };
  expect(readHolidays("2027-01-01, 2026-12-25 and 2027-01-01")).toEqual(read);
  expect(readHolidays("2026-12-25;2027-01-01")).toEqual(read);
});

test.each(["", "2026-13-01", "2026-02-29", "25.12.2026", "2026-12-25..2026-12-26", "26-12-25"])(
  "“%s” is no list of holidays",
  (written) => expect(readHolidays(written)).toHaveProperty("wrong"),
);

test("more than fifty holidays are refused and not cut off", () => {
  const dates = Array.from({ length: 51 }, (_, n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
  expect(readHolidays(dates.join(","))).toEqual({ wrong: "which are more than 50 days" });
  expect(readHolidays(dates.slice(1).join(","))).toHaveProperty("dates");
});
