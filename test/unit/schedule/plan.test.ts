import fc from "fast-check";
import { expect, test } from "vitest";
import { createPlan } from "../../../src/schedule/plan.js";

test("whatever is planned, changed and taken, what is due comes in its order and once", () => {
  const change = fc.record({
    id: fc.integer({ min: 0, max: 20 }).map(String),
    at: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
    take: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const plan = createPlan();
      const expected = new Map<string, number>();
      for (const { id, at, take } of changes) {
        plan.set(id, at);
        if (at === undefined) expected.delete(id);
        else expected.set(id, at);
        if (take !== undefined) {
          const due = [...expected].filter(([, due]) => due <= take);
          const taken = plan.take(take);
          expect([...taken].sort()).toEqual(due.map(([each]) => each).sort());
          const times = taken.map((each) => expected.get(each) ?? 0);
          expect(times).toEqual([...times].sort((a, b) => a - b));
          for (const [each] of due) expected.delete(each);
        }
        expect(plan.earliest()).toBe(expected.size === 0 ? undefined : Math.min(...expected.values()));
      }
    }),
  );
});
