import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueByOrg, isLastLook, LOOKED_FOR_MS, nextLookAt } from "../../../src/recordings/wait-plan.js";
import type { CaptureWaitRecord } from "../../../src/store/records.js";

const MINUTE_MS = 60_000;
const NOW = Date.parse("2026-11-20T15:00:00Z");
const even = { told: false, random: 0.5 };

const wait = (more: Partial<CaptureWaitRecord> = {}): CaptureWaitRecord => ({
  orgId: "org-1",
  taskId: "task-1",
  spaceId: "space-1",
  personId: "person-1",
  askedAt: NOW,
  nextAt: NOW,
  tries: 0,
  ...more,
});

/** Every look of one promise, in minutes after it was made. */
function looks(told: boolean, random = 0.5, askedAt = NOW): number[] {
  const at: number[] = [];
  for (let now = askedAt, tries = 0; ; tries++) {
    now = nextLookAt({ askedAt, tries }, now, { told, random });
    at.push((now - askedAt) / MINUTE_MS);
    if (isLastLook({ askedAt }, now, true)) return at;
  }
}

describe("when a promise is looked after", () => {
  test("often at first, then every half hour, for a day", () => {
    const all = looks(false);
    expect(all.slice(0, 9)).toEqual([0.5, 1.5, 3.5, 7.5, 15.5, 30.5, 60.5, 90.5, 120.5]);
    expect(all.at(-1)).toBe(LOOKED_FOR_MS / MINUTE_MS);
    expect(all.length).toBeLessThan(60);
  });

  test("seldom while events tell: once for what came before the first event, then to make sure", () => {
    const all = looks(true);
    expect(all.slice(0, 5)).toEqual([0.5, 5.5, 35.5, 95.5, 155.5]);
    expect(all.length).toBeLessThan(30);
  });

  test("an event that has come will not come again: what it announced is looked for as without events", () => {
    const announced = { askedAt: NOW, tries: 1, announcedAt: NOW };
    expect(nextLookAt(announced, NOW, { told: true, random: 0.5 }) - NOW).toBe(MINUTE_MS);
  });

  test("whatever chance says, looks lie ahead, grow no rarer than hourly, and the last is at the limit exactly", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (told, random) => {
        const all = looks(told, random);
        const gaps = all.map((at, index) => at - (all[index - 1] ?? 0));
        expect(gaps.slice(0, -1).every((gap) => gap >= 0.45 && gap <= 66.01)).toBe(true);
        expect(all.at(-1)).toBe(LOOKED_FOR_MS / MINUTE_MS);
      }),
    );
  });

  test("a service that was down over the limit looks once more, and again later when it got no answer", () => {
    const late = NOW + LOOKED_FOR_MS + MINUTE_MS;
    expect(isLastLook({ askedAt: NOW }, late, true)).toBe(true);
    expect(isLastLook({ askedAt: NOW }, late, false)).toBe(false);
    expect(nextLookAt({ askedAt: NOW, tries: 3 }, late, even)).toBeGreaterThan(late);
    expect(isLastLook({ askedAt: NOW }, NOW + 3 * LOOKED_FOR_MS, false)).toBe(true);
  });
});

describe("what is looked for together", () => {
  test("nothing while nothing is due", () => {
    expect(dueByOrg([wait({ nextAt: NOW + 1 })], NOW).size).toBe(0);
  });

  test("orgs apart; what is due within seconds and the same contact in another space go along", () => {
    const due = wait();
    const soon = wait({ taskId: "task-2", nextAt: NOW + 9_000 });
    const elsewhere = wait({ spaceId: "space-2", nextAt: NOW + 30 * MINUTE_MS });
    const later = wait({ taskId: "task-3", nextAt: NOW + 11_000 });
    const otherOrg = wait({ orgId: "org-2", nextAt: NOW - MINUTE_MS });
    const groups = dueByOrg([due, soon, elsewhere, later, otherOrg], NOW);
    expect(groups).toEqual(
      new Map([
        ["org-1", [due, soon, elsewhere]],
        ["org-2", [otherOrg]],
      ]),
    );
  });

  test("what is being posted is not looked for again", () => {
    expect(dueByOrg([wait({ postingAt: NOW - 1000 })], NOW).size).toBe(0);
  });

  test("everything that is due is looked for, and whatever is not due goes only with something that is", () => {
    const some = fc.record({
      org: fc.nat(2),
      task: fc.nat(4),
      space: fc.nat(3),
      in: fc.integer({ min: -50, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(some), (given) => {
        const waits = given.map((each) =>
          wait({
            orgId: `org-${each.org}`,
            taskId: `task-${each.task}`,
            spaceId: `space-${each.space}`,
            nextAt: NOW + each.in * 1000,
          }),
        );
        const groups = dueByOrg(waits, NOW);
        const chosen = new Set([...groups.values()].flat());
        expect(waits.filter((each) => each.nextAt <= NOW).every((each) => chosen.has(each))).toBe(true);
        for (const [orgId, group] of groups) {
          expect(group.every((each) => each.orgId === orgId)).toBe(true);
          expect(group.some((each) => each.nextAt <= NOW)).toBe(true);
        }
      }),
    );
  });
});
