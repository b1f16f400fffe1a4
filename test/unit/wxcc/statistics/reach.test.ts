import { expect, test } from "vitest";
import { refuseOutOfReach } from "../../../../src/wxcc/statistics/reach.js";

const NOW = Date.UTC(2026, 10, 20, 10);
const DAY = 24 * 60 * 60_000;

test("a whole year is answered, local clock changes included", () => {
  expect(() => refuseOutOfReach({ from: NOW - 365 * DAY - 60 * 60_000, to: NOW }, NOW)).not.toThrow();
});

test("more than a year at once is refused before anything is sent", () => {
  expect(() => refuseOutOfReach({ from: NOW - 366 * DAY, to: NOW }, NOW)).toThrow(
    expect.objectContaining({ code: "period-too-old", next: "Ask for 365 days or less." }),
  );
});

test("what began more than 36 months ago is refused", () => {
  const from = Date.UTC(2023, 10, 20, 9);
  expect(() => refuseOutOfReach({ from, to: from + DAY }, NOW)).toThrow(
    expect.objectContaining({ code: "period-too-old" }),
  );
  expect(() => refuseOutOfReach({ from: from + 2 * 60 * 60_000, to: from + DAY }, NOW)).not.toThrow();
});
