import fc from "fast-check";
import { expect, test } from "vitest";
import { EASE_MS, newState, observe, RESOLVE_MS } from "../../../src/alerts/evaluate.js";
import { easedAt, hasEased, isBeyond } from "../../../src/alerts/hysteresis.js";
import { readRule } from "../../../src/alerts/read-rule.js";
import type { Rule } from "../../../src/alerts/rule.js";
import type { AlertStateRecord } from "../../../src/store/alert-records.js";

const rule = (text: string): Rule => readRule(text, (words) => words);
const MINUTE = 60_000;
const ranks = { calm: 0, eased: 1, warning: 2, critical: 3 };

/** One figure a minute, and the levels after each. */
function run(of: Rule, values: readonly number[], stepMs = MINUTE): readonly AlertStateRecord[] {
  const states: AlertStateRecord[] = [];
  let state = newState("a", 0);
  for (const [n, value] of values.entries()) {
    state = observe(state, of, value, n * stepMs);
    states.push(state);
  }
  return states;
}
const levels = (of: Rule, values: readonly number[]) => run(of, values).map(({ level }) => level);
const minutes = (...values: number[]) => values.map((value) => value * MINUTE);

test("an event's life: warning, critical, eased, over, with its duration and its worst figure", () => {
  const states = run(
    rule("when longest wait > 5m critical 10m for 2m"),
    minutes(4, 6, 7, 8, 11, 12, 13, 4, 4, 4, 4, 4, 4, 4, 4),
  );
  expect(states.map(({ level }) => level)).toEqual([
    ...["calm", "calm", "calm", "warning", "warning", "warning", "critical", "critical"],
    ...["eased", "eased", "eased", "eased", "eased", "calm", "calm"],
  ]);
  expect(states.at(-1)).toMatchObject({
    ended: "resolved",
    startedAt: MINUTE,
    endedAt: 7 * MINUTE,
    worst: 13 * MINUTE,
    peak: "critical",
  });
});

test("what is over for less time than the rule asks for is never said", () => {
  expect(levels(rule("when longest wait > 5m for 2m"), minutes(6, 6, 4, 6, 6, 4))).toEqual(Array(6).fill("calm"));
});

test("a figure that hovers at the threshold is one event", () => {
  const hovering = Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? 11 : 10));
  expect(new Set(levels(rule("when waiting contacts > 10"), hovering))).toEqual(new Set(["warning"]));
});

test("critical comes back to a warning before it eases", () => {
  expect(levels(rule("when agents available < 5 critical 2"), [1, 1, 4, 4, 4, 9, 9]).slice(2)).toEqual([
    ...["critical", "warning", "warning", "warning", "eased"],
  ]);
});

test("the next event forgets who took care of the last one", () => {
  const of = rule("when waiting contacts > 10");
  let state = newState("a", 0);
  for (const [n, value] of [12, 2, 2, 2, 2, 2, 2, 2, 15].entries()) {
    if (n === 1) state = { ...state, acknowledgedBy: "Maya Fields" };
    state = observe(state, of, value, n * MINUTE);
  }
  expect(state).toMatchObject({ level: "warning", worst: 15, startedAt: 8 * MINUTE });
  expect(state.acknowledgedBy).toBeUndefined();
});

test("nothing has lasted through a gap in which nobody looked", () => {
  const of = rule("when waiting contacts > 10 for 2m");
  const before = observe(newState("a", 0), of, 12, 0);
  expect(observe(before, of, 12, 60 * MINUTE).level).toBe("calm");
});

const rules = fc.constantFrom(
  ...["when waiting contacts > 10 critical 20", "when waiting contacts > 10 for 2m", "when agents available < 6"].map(
    rule,
  ),
  ...["when agents available <= 6 critical 2 for 90s", "when waiting contacts >= 1"].map(rule),
);
const walk = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 120 });
const step = fc.integer({ min: 5_000, max: 120_000 });

test("however figures jump, changes up and down are as far apart as the minimum durations say", () => {
  fc.assert(
    fc.property(rules, walk, step, (of, values, stepMs) => {
      let lastUp = Number.NEGATIVE_INFINITY;
      let lastDown = Number.NEGATIVE_INFINITY;
      let before = newState("a", 0);
      for (const [n, value] of values.entries()) {
        const at = n * stepMs;
        const after = observe(before, of, value, at);
        const change = ranks[after.level] - ranks[before.level];
        if (change > 0) {
          expect(at - lastDown).toBeGreaterThanOrEqual(of.forMs);
          lastUp = at;
        }
        if (change < 0) {
          expect(at - lastUp).toBeGreaterThanOrEqual(EASE_MS);
          lastDown = at;
        }
        before = after;
      }
    }),
  );
});

test("an event ends only after a minute of ease and five more", () => {
  fc.assert(
    fc.property(rules, walk, step, (of, values, stepMs) => {
      const states = run(of, values, stepMs);
      for (const [n, state] of states.entries()) {
        if (state.level !== "calm" || (states[n - 1]?.level ?? "calm") === "calm") continue;
        expect(n * stepMs - (state.endedAt ?? 0)).toBeGreaterThanOrEqual(EASE_MS + RESOLVE_MS);
      }
    }),
  );
});

test("the worst figure is that of the whole event", () => {
  fc.assert(
    fc.property(rules, walk, step, (of, values, stepMs) => {
      const high = of.comparison === "above" || of.comparison === "at-least";
      for (const [n, state] of run(of, values, stepMs).entries()) {
        if (state.level === "calm") continue;
        const from = (state.startedAt ?? 0) / stepMs;
        const during = values.slice(from, n + 1);
        expect(state.worst).toBe(high ? Math.max(...during) : Math.min(...during));
      }
    }),
  );
});

test("what is beyond a threshold has not eased, and a figure at the point of ease has", () => {
  const threshold = fc.record({
    comparison: fc.constantFrom("above", "at-least", "below", "at-most"),
    value: fc.integer({ min: 1, max: 1000 }),
    unit: fc.constantFrom("count", "duration"),
  });
  fc.assert(
    fc.property(threshold, fc.integer({ min: 0, max: 1200 }), (of, figure) => {
      expect(isBeyond(figure, of) && hasEased(figure, of)).toBe(false);
      expect(hasEased(easedAt(of), of)).toBe(true);
    }),
  );
  expect(easedAt({ comparison: "below", value: 0.8, unit: "percent" })).toBeCloseTo(0.82);
  expect(easedAt({ comparison: "above", value: 0.05, unit: "percent" })).toBeCloseTo(0.045);
});
