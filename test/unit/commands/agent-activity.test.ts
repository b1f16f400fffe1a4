import fc from "fast-check";
import { expect, test } from "vitest";
import { readDay } from "../../../src/commands/agent-activity/read-day.js";
import type { Activity } from "../../../src/wxcc/agents/activities.js";

const activity = (from: number, to: number | undefined, part: Partial<Activity> = {}): Activity => ({
  ...{ sessionId: "s1", isSignIn: false, channelId: "c1", channel: "voice", state: "available" },
  ...{ idleCode: undefined, idleCodeId: undefined, queueName: undefined, from, to },
  ...part,
});
const period = { from: 0, to: 100_000 };

test("what goes on is cut at now, and what outlasts the period at its end", () => {
  const day = readDay([activity(0, 10), activity(10, undefined)], period, 50);
  expect(day.stretches.map(({ to, goesOn }) => [to, goesOn])).toEqual([
    [10, false],
    [50, true],
  ]);
  expect(readDay([activity(90_000, 120_000)], period, 500_000).stretches).toMatchObject([
    { to: 100_000, goesOn: true },
  ]);
});

test("time per state and per idle reason is the sum of the stretches", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          ms: fc.nat(1000),
          state: fc.constantFrom("idle", "available", "connected"),
          idleCode: fc.constantFrom("Lunch", undefined),
        }),
      ),
      (parts) => {
        let at = 0;
        const activities = parts.map(({ ms, ...part }) => {
          const from = at;
          at += ms;
          return activity(from, at, part);
        });
        const day = readDay(activities, { from: 0, to: at + 1 }, at + 1);
        expect(day.states.reduce((sum, { ms }) => sum + ms, 0)).toBe(at);
        const idle = parts.filter(({ state }) => state === "idle").reduce((sum, { ms }) => sum + ms, 0);
        expect(day.idleCodes.reduce((sum, { ms }) => sum + ms, 0)).toBe(idle);
      },
    ),
  );
});

test("a session is one sign-in however many channels it has, and is over when all of them are", () => {
  const day = readDay(
    [
      activity(5, 20, { isSignIn: true }),
      activity(6, 30, { isSignIn: true, channelId: "c2", channel: "chat" }),
      activity(40, 50, { sessionId: "s2", isSignIn: true }),
      activity(50, undefined, { sessionId: "s2" }),
    ],
    period,
    60,
  );
  expect(day.signIns).toEqual([
    { from: 5, to: 30 },
    { from: 40, to: undefined },
  ]);
});

test("a session that began before the period has no beginning in it", () => {
  expect(readDay([activity(5, 20)], period, 60).signIns).toEqual([{ from: undefined, to: 20 }]);
});

test("voice is shown first, the others on request", () => {
  const both = [activity(0, 10, { channel: "chat" }), activity(1, 10, { channel: "chat" }), activity(2, 5)];
  expect(readDay(both, period, 60)).toMatchObject({ shown: ["voice"], others: ["chat"], stretches: [{ from: 2 }] });
  expect(readDay(both, period, 60, ["chat"]).stretches).toHaveLength(2);
});
