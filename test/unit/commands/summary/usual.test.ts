import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findChanges } from "../../../../src/commands/summary/find-changes.js";
import { findReasons } from "../../../../src/commands/summary/find-reasons.js";
import { rankPlaces, rankQueues } from "../../../../src/commands/summary/rank-hurt.js";
import {
  type Field,
  fieldOf,
  holdAgainstUsual,
  type PlacedRow,
  type Stretch,
} from "../../../../src/commands/summary/usual.js";
import { metric } from "../../../../src/metrics/definitions.js";
import { defaultOrgSettings } from "../../../../src/store/records.js";
import { sums } from "../queue-stats-world.js";

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const start = Date.parse("2026-11-20T08:00:00Z");

/** A queue's hour: so many answered, this long each. */
interface Hour {
  readonly queue: string;
  readonly hour: number;
  readonly answered: number;
  readonly handleMs?: number;
  readonly abandoned?: number;
  readonly inTarget?: number;
}

const rowOf = (
  week: number,
  { queue, hour, answered, handleMs = 300_000, abandoned = 0, inTarget }: Hour,
): PlacedRow => ({
  queueId: `id-${queue}`,
  queueName: queue,
  channel: "voice",
  from: start + hour * HOUR - week * WEEK,
  slot: hour,
  sums: sums({
    answered,
    abandoned,
    answeredInTarget: inTarget ?? answered,
    talkMs: answered * handleMs,
    holdMs: 0,
    wrapUpMs: 0,
  }),
});

const stretchOf = (week: number, hours: readonly Hour[]): Stretch => {
  const rows = hours.map((each) => rowOf(week, each));
  const slots = [...new Set(rows.map(({ slot }) => slot))];
  const places = slots.map((slot) => {
    const from = start + slot * HOUR - week * WEEK;
    return { from, to: from + HOUR, date: new Date(from).toISOString().slice(0, 10), slot };
  });
  return { rows, totals: rows, places };
};

function fieldFor(now: readonly Hour[], ...before: (readonly Hour[])[]): Field {
  const field = fieldOf(
    stretchOf(0, now),
    before.map((hours, n) => stretchOf(n + 1, hours)),
  );
  if (!field) throw new Error("there is nothing to compare with");
  return field;
}

const claims = (answered: number, more: Partial<Hour> = {}): Hour => ({ queue: "Claims", hour: 1, answered, ...more });
const reasons = (field: Field) => findReasons(field).map(({ kind }) => kind);

describe("the usual", () => {
  test("of a ratio is divided once, out of all days together", () => {
    const field = fieldFor([claims(100)], [claims(900, { inTarget: 720 })], [claims(100, { inTarget: 50 })]);
    const { usual } = holdAgainstUsual(field);
    expect(metric.serviceLevel.compute(usual, defaultOrgSettings)).toBeCloseTo(0.77);
    expect(usual.answered).toBe(500);
  });

  test("is that of the hours that are over and of no others", () => {
    const field = fieldFor([claims(10)], [claims(30), claims(500, { hour: 2 })]);
    expect(holdAgainstUsual(field).usual.answered).toBe(30);
  });

  test("of an hour that occurs twice is twice that of an ordinary day", () => {
    const twice = stretchOf(0, [claims(10)]);
    const field = fieldOf({ ...twice, places: [...twice.places, ...twice.places] }, [stretchOf(1, [claims(30)])]);
    expect(field && holdAgainstUsual(field).usual.answered).toBe(60);
  });

  test("of a day that was itself part of the usual is the mean of all", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 4 }), (days) => {
        const field = fieldFor([claims(1)], ...days.map((answered) => [claims(answered)]));
        expect(holdAgainstUsual(field).usual.answered).toBeCloseTo(days.reduce((a, b) => a + b, 0) / days.length);
      }),
    );
  });
});

describe("reasons", () => {
  const usually = [100, 104, 98, 101].map((answered) => [claims(answered)]);

  test("more contacts, longer handling, both, or none", () => {
    expect(reasons(fieldFor([claims(150)], ...usually))).toEqual(["volume"]);
    expect(reasons(fieldFor([claims(101, { handleMs: 390_000 })], ...usually))).toEqual(["handling"]);
    expect(reasons(fieldFor([claims(150, { handleMs: 390_000 })], ...usually))).toEqual(["volume", "handling"]);
    expect(reasons(fieldFor([claims(103)], ...usually))).toEqual([]);
    expect(findReasons(fieldFor([claims(150)], ...usually))[0]?.text.replace(/\u00a0/g, " ")).toBe(
      "more contacts: 150, usually 101 (+49 %)",
    );
  });

  test("more e-mails and fewer calls are no longer handling", () => {
    const mix = (calls: number, mails: number) => [
      claims(calls),
      { ...claims(mails, { handleMs: 900_000 }), queue: "E-mail" },
    ];
    const field = fieldFor(mix(100, 300), mix(300, 100), mix(302, 101), mix(298, 99), mix(300, 100));
    expect(reasons(field)).not.toContain("handling");
  });

  test("none is stated below the minimum sample or without three times to compare with", () => {
    const few = fc.integer({ min: 0, max: 29 });
    fc.assert(
      fc.property(few, few, fc.integer({ min: 1, max: 1e7 }), (now, before, handleMs) => {
        const old = [claims(before)];
        expect(reasons(fieldFor([claims(now, { handleMs })], old, old, old, old))).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 1e5 }), fc.integer({ min: 1, max: 1e7 }), (now, handleMs) => {
        expect(reasons(fieldFor([claims(now, { handleMs })], [claims(30)], [claims(30)]))).toEqual([]);
      }),
    );
  });
});

describe("what hurt most", () => {
  const hours = fc.array(
    fc.record({
      queue: fc.constantFrom("Claims", "Billing", "Roadside", "Sales"),
      hour: fc.nat(5),
      answered: fc.nat(200),
      abandoned: fc.nat(40),
      inTarget: fc.nat(200),
    }),
    { maxLength: 25 },
  );
  const rows = (all: readonly Hour[]) =>
    all.map((each) => rowOf(0, { ...each, inTarget: Math.min(each.inTarget ?? 0, each.answered) }));

  test("is the queue with most contacts beyond target, not the one with the worst quotient", () => {
    const ranked = rankQueues(
      rows([
        { queue: "Tiny", hour: 1, answered: 0, abandoned: 3, inTarget: 0 },
        { queue: "Claims", hour: 1, answered: 400, abandoned: 20, inTarget: 300 },
        { queue: "Fine", hour: 1, answered: 100, inTarget: 90 },
        { queue: "One", hour: 1, answered: 0, abandoned: 1, inTarget: 0 },
      ]),
      defaultOrgSettings,
    );
    expect(ranked.map(({ queueName }) => queueName)).toEqual(["Claims", "Tiny"]);
  });

  test("does not depend on how the day is cut into intervals, or in which order the rows come", () => {
    fc.assert(
      fc.property(hours, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const placed = rows(all);
        const merged = placed.map((row) => ({ ...row, from: start, slot: 0 }));
        const shuffled = placed.map((row) => ({ row, at: numbers.next().value })).sort((a, b) => a.at - b.at);
        const names = (some: readonly PlacedRow[]) =>
          rankQueues(some, defaultOrgSettings).map(({ queueName, beyond }) => [queueName, beyond.toFixed(6)]);
        expect(names(merged)).toEqual(names(placed));
        expect(names(shuffled.map(({ row }) => row))).toEqual(names(placed));
      }),
    );
  });

  test("hours add up: what they missed together is what the queues missed together", () => {
    fc.assert(
      fc.property(hours, (all) => {
        const placed = rows(all).filter(({ slot }) => slot === 1);
        const [place, ...others] = rankPlaces(placed, defaultOrgSettings);
        expect(others).toEqual([]);
        const [whole] = rankQueues(
          placed.map((row) => ({ ...row, queueId: "all", queueName: "All" })),
          defaultOrgSettings,
        );
        expect(place?.beyond.toFixed(6)).toBe(whole?.beyond.toFixed(6));
      }),
    );
  });

  test("a queue is held against its own target", () => {
    const one = rows([{ queue: "Claims", hour: 1, answered: 100, inTarget: 85 }]);
    const queueTargets = { "id-Claims": { serviceLevel: 0.95 } };
    expect(rankQueues(one, defaultOrgSettings)).toEqual([]);
    expect(rankQueues(one, { ...defaultOrgSettings, queueTargets })[0]?.beyond).toBeCloseTo(10);
  });
});

describe("far from the usual", () => {
  const before = [100, 104, 98, 101].map((answered) => [claims(answered, { abandoned: 40 })]);

  test("are the largest differences that stand out, for better and for worse", () => {
    const changes = findChanges(fieldFor([claims(200, { abandoned: 2 })], ...before), 3);
    expect(changes.map(({ of, difference }) => [of, Math.sign(difference)])).toEqual([
      ["offered", 1],
      ["abandoned", -1],
    ]);
  });

  test("a queue that usually has contacts and has none today is among them", () => {
    const field = fieldFor([{ queue: "Other", hour: 1, answered: 50 }], ...before);
    expect(findChanges(field, 3)[0]).toMatchObject({ queueName: "Claims", of: "offered", value: 0 });
  });
});
