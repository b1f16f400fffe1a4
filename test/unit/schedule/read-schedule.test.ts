import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { type Days, formatDays, readDays } from "../../../src/schedule/read-days.js";
import { formatSchedule, readSchedule, type ScheduleWords } from "../../../src/schedule/read-schedule.js";

const read = (text: string) => readSchedule(text, (args) => `schedule ${args}`);
const everyDay: Days = { kind: "every-day" };
const weekdays: Days = { kind: "weekdays", isoDays: [1, 2, 3, 4, 5] };
const on = (...isoDays: number[]): Days => ({ kind: "weekdays", isoDays });

describe("what a supervisor writes after schedule", () => {
  test.each<[string, string, string, Days]>([
    ["summary at 18:00", "summary", "18:00", everyDay],
    ["summary at 6pm every day", "summary", "18:00", everyDay],
    ["summary daily at 6 pm", "summary", "18:00", everyDay],
    ["summary at 18.30 on weekdays", "summary", "18:30", weekdays],
    ["summary on business days at noon", "summary", "12:00", { kind: "business-days" }],
    ["summary at 18 on mon,wed", "summary", "18:00", on(1, 3)],
    ["summary on Monday and Wednesday at 18:00", "summary", "18:00", on(1, 3)],
    ["summary at 8 on mon-fri", "summary", "08:00", weekdays],
    ["summary at 8 on fri-mon", "summary", "08:00", on(1, 5, 6, 7)],
    ["agent stats last week on monday at 08:00", "agent stats last week", "08:00", on(1)],
    ["queue stats monday at 08:00", "queue stats monday", "08:00", everyDay],
    ["queue stats today 09:00-12:00 at 13:00", "queue stats today 09:00-12:00", "13:00", everyDay],
    ["summary at 8 on the last friday", "summary", "08:00", { kind: "month-weekday", nth: "last", isoDay: 5 }],
    ["summary at 8 on last friday", "summary", "08:00", { kind: "month-weekday", nth: "last", isoDay: 5 }],
    ["summary at 8 on the 2nd tue", "summary", "08:00", { kind: "month-weekday", nth: 2, isoDay: 2 }],
    ["summary at 8 monthly on the 1st", "summary", "08:00", { kind: "month-day", day: 1 }],
    ["summary at 8 on the 31st of the month", "summary", "08:00", { kind: "month-day", day: 31 }],
    ['compare "Billing" with "Claims" at 8', 'compare "Billing" with "Claims"', "08:00", everyDay],
  ])("%s", (text, question, time, days) => {
    expect(read(text)).toEqual({ question, time, days, skipEmpty: false, lateHours: 6 });
  });

  test("skip empty and how late it may come stand anywhere", () => {
    expect(read("summary skip empty at 18:00 late 12h on mon")).toEqual({
      question: "summary",
      time: "18:00",
      days: on(1),
      skipEmpty: true,
      lateHours: 12,
    });
  });

  test.each([
    ["summary at 25:00", "schedule summary at 18:00"],
    ["summary", "schedule summary at 18:00"],
    ["", "schedule queue stats today at 18:00"],
    ["at 9", "schedule queue stats today at 09:00 every day"],
    ["summary at 8 on wensday", "schedule summary on wednesday at 08:00"],
    ["summary at 8 on the 32nd", "schedule summary on the 31st at 08:00"],
    ["summary at 8 at 9", "schedule summary at 8"],
    ["summary at 8 on weekdays on the 1st", "schedule summary on weekdays at 08:00"],
    ["summary at 8 late 48h", "schedule summary at 08:00"],
  ])("%s is refused, and %s offered", (text, instead) => {
    const refused = () => read(text);
    expect(refused).toThrow(Problem);
    try {
      refused();
    } catch (error) {
      if (error instanceof Problem) expect(error.asks[0]?.ask).toBe(instead);
    }
  });
});

const anyDays: fc.Arbitrary<Days> = fc.oneof(
  fc.constant(everyDay),
  fc.constant<Days>({ kind: "business-days" }),
  fc
    .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 })
    .map((isoDays): Days => ({ kind: "weekdays", isoDays: isoDays.sort((a, b) => a - b) })),
  fc.integer({ min: 1, max: 31 }).map((day): Days => ({ kind: "month-day", day })),
  fc.record({
    kind: fc.constant("month-weekday" as const),
    nth: fc.constantFrom<(number | "last")[]>(1, 2, 3, 4, "last"),
    isoDay: fc.integer({ min: 1, max: 7 }),
  }),
);

test("days are read again as they are written, in a sentence and as one word of a form", () => {
  fc.assert(
    fc.property(anyDays, (days) => {
      expect(readDays(formatDays(days))).toEqual(days);
      expect(readDays(formatDays(days).replaceAll(" ", "_"))).toEqual(days);
    }),
  );
});

test("the words of a schedule are read again as they are written", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const time = minute.map((m) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
  const words: fc.Arbitrary<ScheduleWords> = fc.record({
    question: fc.constantFrom("queue stats today", 'compare "A at 9" with "B"', "trend today by hour", "summary"),
    time,
    days: anyDays,
    skipEmpty: fc.boolean(),
    lateHours: fc.integer({ min: 1, max: 24 }),
  });
  fc.assert(
    fc.property(words, (each) => {
      expect(read(formatSchedule(each))).toEqual(each);
    }),
  );
});
