import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Channel, type PeriodPhrase, type TimeRange, taskStatuses } from "../../../src/conversation/ask.js";
import { askText, formatSentence } from "../../../src/conversation/format-ask.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { tidy } from "../../../src/conversation/tokenize.js";
import { grammar, sentence } from "./grammar.js";

const minute = fc.integer({ min: 0, max: 24 * 60 });
const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
const times: fc.Arbitrary<TimeRange> = fc
  .tuple(minute, minute)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: clock(Math.min(a, b)), to: clock(Math.max(a, b)) }));
const date = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const withTimes = <T extends object>(day: fc.Arbitrary<T>) =>
  fc.oneof(
    day,
    fc.tuple(day, times).map(([d, t]) => ({ ...d, times: t })),
  );

const phrase: fc.Arbitrary<PeriodPhrase> = fc.oneof(
  fc.constant({ kind: "now" } as const),
  withTimes(fc.record({ kind: fc.constantFrom("today" as const, "yesterday" as const) })),
  fc.record({
    kind: fc.constantFrom("this" as const, "last" as const),
    unit: fc.constantFrom("week" as const, "month" as const),
  }),
  fc.record({
    kind: fc.constant("rolling" as const),
    amount: fc.integer({ min: 1, max: 999_999 }),
    unit: fc.constantFrom("m" as const, "h" as const, "d" as const),
  }),
  withTimes(
    fc.record(
      {
        kind: fc.constant("weekday" as const),
        isoDay: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const),
        last: fc.constant(true as const),
      },
      { requiredKeys: ["kind", "isoDay"] },
    ),
  ),
  withTimes(fc.record({ kind: fc.constant("date" as const), date })),
  fc.tuple(date, date).map((days) => {
    const [first = "", last = ""] = days.sort();
    return { kind: "dates" as const, first, last };
  }),
);

/** Names as people give them to queues, with everything that has a meaning in a sentence. */
const name = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(..."ab ,:'\"“”‘’«»-.?!…éß👋<&"), minLength: 1, maxLength: 12 }),
    fc.constantFrom("today", "as csv", "queue:x", "last week", "Billing EMEA", "why", "please", "-", "9-12"),
  )
  .map(tidy)
  .filter((text) => text !== "");
const names = fc.uniqueArray(name, { maxLength: 3, selector: (text) => text.toLowerCase() });
const filters = fc.record({
  queue: names,
  team: names,
  agent: names,
  channel: fc.uniqueArray(fc.constantFrom<Channel>("voice", "chat", "email", "social")),
  status: fc.uniqueArray(fc.constantFrom(...taskStatuses)),
  site: names,
  profile: fc.constant<string[]>([]),
  org: names,
});

const statsSentence = fc
  .record({
    period: fc.option(phrase, { nil: undefined }),
    filters,
    zone: fc.constantFrom(undefined, "Europe/Paris", "Asia/Kolkata", "America/Port_of_Spain", "UTC"),
    as: fc.constantFrom(undefined, "csv" as const, "xlsx" as const),
  })
  .map((parts) => sentence(parts));
const argsSentence = fc
  .record({ command: fc.constantFrom("why", "use", "help"), args: fc.oneof(name, fc.constant("")) })
  .map((parts) => sentence(parts));

describe("a sentence and its text are the same thing", () => {
  test("what is written is read back unchanged, whatever the names", () => {
    fc.assert(
      fc.property(fc.oneof(statsSentence, argsSentence), (asked) => {
        expect(parseSentence(formatSentence(asked, grammar), grammar)).toEqual(asked);
      }),
      { numRuns: 500 },
    );
  });

  test("buttons read like something a person would type", () => {
    expect(askText("queue stats", { period: "yesterday", filters: { queue: ["Billing"] } })).toBe(
      'queue stats yesterday queue:"Billing"',
    );
    expect(askText("queue stats", { period: { kind: "rolling", amount: 7, unit: "d" }, zone: "Europe/Paris" })).toBe(
      "queue stats last 7d tz:Europe/Paris",
    );
    expect(askText("why", { args: "service level" })).toBe("why service level");
    expect(askText("orgs")).toBe("orgs");
  });
});
