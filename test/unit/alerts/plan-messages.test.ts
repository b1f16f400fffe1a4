import fc from "fast-check";
import { expect, test } from "vitest";
import { newState } from "../../../src/alerts/evaluate.js";
import { planMessages, shownOf, type Watched } from "../../../src/alerts/plan-messages.js";
import { planNotice } from "../../../src/alerts/plan-notice.js";
import type { AlertRecord, AlertStateRecord } from "../../../src/store/alert-records.js";
import { alert } from "../store/samples.js";

const NOW = 1_000_000_000;
const item = (id: string, state: Partial<AlertStateRecord>, rule: Partial<AlertRecord> = {}): Watched => ({
  rule: { ...alert, id, ...rule },
  state: { ...newState(id, 0), ...state },
});
const plan = (items: readonly Watched[], quiet = false) => planMessages(items, NOW, quiet);
const shown = (state: Partial<AlertStateRecord>) => shownOf({ ...newState("x", 0), ...state });

test("three that begin at once are three messages, four are one", () => {
  const firing = (count: number) => Array.from({ length: count }, (_, n) => item(`a${n}`, { level: "warning" }));
  expect(plan(firing(3)).map(({ items }) => items.length)).toEqual([1, 1, 1]);
  expect(plan(firing(4)).map(({ items }) => items.length)).toEqual([4]);
});

test.each([
  ["calm", { level: "calm" as const }, {}],
  ["eased before it could be told", { level: "eased" as const }, {}],
  ["snoozed", { level: "critical" as const, snoozedUntil: NOW + 1 }, {}],
  ["paused", { level: "critical" as const }, { paused: { reason: "by-person" as const, at: 0 } }],
])("what is %s is not posted", (_, state, rule) => {
  expect(plan([item("a", state, rule)])).toEqual([]);
});

test("a message that shows how things stand is left alone; otherwise it is edited, the last time when all is over", () => {
  const standing = { level: "warning", messageId: "m", edits: 2 } as const;
  expect(plan([item("a", { ...standing, shown: shown(standing) })])).toEqual([]);
  expect(plan([item("a", { ...standing, level: "critical", shown: shown(standing) })])).toMatchObject([
    { kind: "edit", messageId: "m", final: false, usedUp: false },
  ]);
  const over = { ...standing, level: "calm", ended: "resolved" } as const;
  expect(plan([item("a", { ...over, shown: shown(standing) })])).toMatchObject([{ kind: "edit", final: true }]);
});

test("edits wait for the pause between two, unless a person did something", () => {
  const recent = {
    level: "critical",
    messageId: "m",
    editedAt: NOW - 1000,
    shown: shown({ level: "warning" }),
  } as const;
  expect(plan([item("a", recent)])).toEqual([]);
  expect(plan([item("a", { ...recent, acknowledgedBy: "Maya Fields" })])).toHaveLength(1);
});

test("after nine edits the tenth makes room for a new message, but not in quiet hours", () => {
  const worn = { level: "critical", messageId: "m", edits: 9, shown: shown({ level: "warning" }) } as const;
  expect(plan([item("a", worn)])).toMatchObject([{ usedUp: true }]);
  expect(plan([item("a", worn)], true)).toEqual([]);
});

test("in quiet hours nothing is posted whatever holds, and every event is in one message at most", () => {
  const state = fc.record({
    level: fc.constantFrom("calm", "warning", "critical", "eased"),
    messageId: fc.option(fc.constantFrom("m1", "m2"), { nil: undefined }),
    edits: fc.integer({ min: 0, max: 10 }),
    snoozedUntil: fc.option(fc.constantFrom(NOW - 1, NOW + 1), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(state, { maxLength: 12 }), (states) => {
      const items = states.map(({ messageId, snoozedUntil, ...rest }, n) =>
        item(`a${n}`, { ...rest, ...(messageId && { messageId }), ...(snoozedUntil && { snoozedUntil }) }),
      );
      expect(plan(items, true).filter(({ kind }) => kind === "post")).toEqual([]);
      const ids = plan(items).flatMap((step) => step.items.map(({ rule }) => rule.id));
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("missing figures are told after three polls or five minutes, once, and their return when all are back", () => {
  const missing = (polls: number, more = {}) => ({ missing: { since: NOW - 120_000, polls, ...more } });
  expect(planNotice([item("a", missing(2))], NOW, false).kind).toBe("none");
  expect(planNotice([item("a", missing(3))], NOW, false).kind).toBe("tell");
  expect(planNotice([item("a", missing(3))], NOW, true).kind).toBe("none");
  expect(planNotice([item("a", { missing: { since: NOW - 301_000, polls: 1 } })], NOW, false).kind).toBe("tell");
  const told = missing(4, { toldAt: NOW - 1, messageId: "m" });
  expect(planNotice([item("a", told), item("b", missing(3))], NOW, false)).toMatchObject({
    kind: "join",
    messageId: "m",
  });
  const back = missing(4, { toldAt: NOW - 1, messageId: "m", backAt: NOW });
  expect(planNotice([item("a", told), item("b", back)], NOW, false).kind).toBe("none");
  expect(planNotice([item("a", back), item("b", back)], NOW, false)).toMatchObject({ kind: "back", messageId: "m" });
});
