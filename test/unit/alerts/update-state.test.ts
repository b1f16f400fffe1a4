import fc from "fast-check";
import { expect, test } from "vitest";
import { isBusinessTime } from "../../../src/alerts/business-time.js";
import { newState } from "../../../src/alerts/evaluate.js";
import { measure } from "../../../src/alerts/measure.js";
import { POLL_MS, pollIntervalMs } from "../../../src/alerts/poll-interval.js";
import { readRule } from "../../../src/alerts/read-rule.js";
import { updateState } from "../../../src/alerts/update-state.js";
import { noContacts } from "../../../src/metrics/sums.js";

const NEW_YORK = "America/New_York";
const MINUTE = 60_000;
const rule = (text: string) => readRule(text, (words) => words);
const at = (text: string) => Date.parse(text);
const settings = { serviceLevelVariant: "B" as const };

test("missing data and figures that cannot be judged never change a level", () => {
  const look = fc.oneof(
    fc.constant(undefined),
    fc.constant({ value: null, sample: 3 }),
    fc.integer({ min: 0, max: 30 }).map((value) => ({ value, sample: null })),
  );
  fc.assert(
    fc.property(fc.array(look, { maxLength: 80 }), (looks) => {
      let state = newState("a", 0);
      for (const [n, measured] of looks.entries()) {
        const next = updateState(state, rule("when waiting contacts > 10 critical 20"), {
          ...{ at: n * MINUTE, zone: NEW_YORK, measured },
        });
        if (!measured || measured.value === null) {
          expect([next.level, next.since, next.worst]).toEqual([state.level, state.since, state.worst]);
        }
        expect(next.missing !== undefined).toBe(!measured);
        state = next;
      }
    }),
  );
});

test("a calm rule with nothing on the way is written no more", () => {
  const state = newState("a", 0);
  const look = { at: MINUTE, zone: NEW_YORK, measured: { value: 3, sample: null } };
  expect(updateState(state, rule("when waiting contacts > 10"), look)).toBe(state);
});

test("an event of yesterday's figures ends with the day, one of this moment goes on", () => {
  const night = at("2026-11-20T23:59:30-05:00");
  for (const [text, level] of [
    ["when service level today < 80%", "calm"],
    ["when longest wait > 5m", "warning"],
  ] as const) {
    const value = text.includes("wait") ? 6 * MINUTE : 0.5;
    const measured = { value, sample: 100 };
    const evening = updateState(newState("a", 0), rule(text), { at: night, zone: NEW_YORK, measured });
    expect(evening.level).toBe("warning");
    const none = { value: text.includes("wait") ? value : null, sample: 0 };
    const after = updateState(evening, rule(text), { at: night + MINUTE, zone: NEW_YORK, measured: none });
    expect(after.level).toBe(level);
    if (level === "calm") expect(after.ended).toBe("day-over");
  }
});

const waiting = { asOf: 600_000, rows: [{ queueId: "a", queueName: "A", waiting: 2, oldestCreatedAt: 300_000 }] };

test("nobody waiting is a wait of nothing, and a part that was not read is missing", () => {
  const wait = rule("when longest wait > 5m").metric;
  expect(measure(wait, { waiting, problems: [] }, undefined, settings)?.value).toBe(300_000);
  expect(measure(wait, { waiting, problems: [] }, new Set(["b"]), settings)?.value).toBe(0);
  expect(measure(wait, { problems: [] }, undefined, settings)).toBeUndefined();
});

test("rates of few contacts are not judged, counts of none are", () => {
  const of = (sums: Partial<typeof noContacts>) => ({
    today: {
      source: "search" as const,
      rows: [{ queueId: "a", queueName: "A", channel: "voice" as const, sums: { ...noContacts, ...sums } }],
    },
    problems: [],
  });
  const few = of({ offered: 19, answered: 10, abandoned: 9 });
  expect(measure(rule("when abandonment > 5%").metric, few, undefined, settings)?.value).toBeNull();
  expect(measure(rule("when abandoned today > 5").metric, few, undefined, settings)?.value).toBe(9);
  const enough = of({ offered: 20, answered: 10, abandoned: 10 });
  expect(measure(rule("when abandonment > 5%").metric, enough, undefined, settings)?.value).toBe(0.5);
});

test("RONA is unknown as soon as one agent's is", () => {
  const agent = (notAnswered: number | null) => ({
    sums: {
      ...{ offered: 30, handled: 20, notAnswered, transferred: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0 },
      ...{ availableMs: 0, idleMs: 0 },
    },
  });
  const rona = rule("when rona > 5").metric;
  const of = (rows: ReturnType<typeof agent>[]) =>
    measure(rona, { agentsToday: { rows }, problems: [] }, undefined, settings);
  expect(of([agent(3), agent(4)])?.value).toBe(7);
  expect(of([agent(3), agent(null)])?.value).toBeNull();
});

test.each([
  ["2026-11-20T10:00:00-05:00", { businessHours: { from: "08:00", to: "18:00" } }, true],
  ["2026-11-20T18:00:00-05:00", { businessHours: { from: "08:00", to: "18:00" } }, false],
  ["2026-11-21T10:00:00-05:00", { businessDays: [1, 2, 3, 4, 5] }, false],
  ["2026-11-21T10:00:00-05:00", {}, true],
  ["2026-11-26T10:00:00-05:00", { holidays: ["2026-11-26"] }, false],
  // A night shift belongs to the day on which it began.
  ["2026-11-21T02:00:00-05:00", { businessDays: [5], businessHours: { from: "22:00", to: "06:00" } }, true],
  ["2026-11-20T02:00:00-05:00", { businessDays: [5], businessHours: { from: "22:00", to: "06:00" } }, false],
  ["2026-11-20T23:30:00-05:00", { businessHours: { from: "08:00", to: "24:00" } }, true],
])("at %s with %j there is business: %s", (time, hours, open) => {
  expect(isBusinessTime(at(time), hours, NEW_YORK)).toBe(open);
});

test("polls are a minute apart, further when the budget is tight, and never use more than their share", () => {
  expect(pollIntervalMs(4, 240)).toBe(POLL_MS);
  expect(pollIntervalMs(192, 240)).toBe(2 * POLL_MS);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 60, max: 300 }), (calls, perMinute) => {
      const ms = pollIntervalMs(calls, perMinute);
      expect(ms).toBeGreaterThanOrEqual(POLL_MS);
      if (ms < 5 * POLL_MS) expect((calls * MINUTE) / ms).toBeLessThanOrEqual(perMinute * 0.4 + 1e-6);
    }),
  );
});
