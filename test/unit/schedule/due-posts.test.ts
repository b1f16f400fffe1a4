import fc from "fast-check";
import { expect, test } from "vitest";
import { duePostsSchema, groupClaimed, groupDue, keyOf } from "../../../src/schedule/due-posts.js";
import type { DueTask } from "../../../src/schedule/due-task.js";

const taskOf = (id: string, orgId: string, at: number): DueTask => ({
  schedule: {
    ...{ id, orgId, spaceId: "floor", spaceType: "group", ownerId: "maya", ownerEmail: "maya@harbor.example" },
    ...{ ask: "queue stats today", skipEmpty: false, lateHours: 6, createdAt: 0, since: 0, revision: 1, edits: [] },
    recurrence: { time: "08:00", days: { kind: "every-day" }, zone: "UTC" },
  },
  run: { date: "2026-11-20", at },
});
const tasks = (count: number, orgId = "harbor", at = 1_000) =>
  Array.from({ length: count }, (_, number) => taskOf(`${orgId}-${number}`, orgId, at));

test("every task is in exactly one job, of its own org and moment", () => {
  const some = fc.record({
    id: fc.string(),
    orgId: fc.constantFrom("harbor", "lumen"),
    at: fc.constantFrom(1_000, 2_000),
  });
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 200 }), (list) => {
      const jobs = groupDue(list.map(({ id, orgId, at }) => taskOf(id, orgId, at)));
      expect(jobs.flatMap(({ scheduleIds }) => scheduleIds).sort()).toEqual(list.map(({ id }) => id).sort());
      for (const { at, scheduleIds } of jobs) {
        const own = list.filter(({ id }) => scheduleIds.includes(id));
        expect(new Set(own.map(({ orgId }) => orgId)).size).toBe(1);
        expect(own.every((task) => task.at === at)).toBe(true);
      }
    }),
  );
});

test("a job has few schedules, also of an org with thousands", () => {
  const sizes = groupDue(tasks(10_000)).map(({ scheduleIds }) => scheduleIds.length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(75);
});

test("the same schedules make the same jobs in whatever order they come; one more changes one job", () => {
  const before = groupDue(tasks(100)).map(keyOf);
  expect(groupDue(tasks(100).toReversed()).map(keyOf).sort()).toEqual(before.toSorted());
  const after = groupDue([...tasks(100), taskOf("new", "harbor", 1_000)]).map(keyOf);
  expect(after.filter((key) => !before.includes(key))).toHaveLength(1);
});

test("claimed runs are given out by fifties", () => {
  const ids = Array.from({ length: 120 }, (_, number) => `run-${number}`);
  const jobs = groupClaimed(ids).map((job) => duePostsSchema.parse(job));
  expect(jobs.map(({ claimedRunIds }) => claimedRunIds.length)).toEqual([50, 50, 20]);
  expect(groupClaimed([])).toEqual([]);
});
