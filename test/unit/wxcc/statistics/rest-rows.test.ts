import fc from "fast-check";
import { expect, test } from "vitest";
import { type RestRecord, restRows } from "../../../../src/wxcc/statistics/rest-rows.js";

const record = (some: Partial<RestRecord>): RestRecord => ({
  queueId: "q1",
  queueName: "Billing",
  channelType: "telephony",
  totalEnqueuedTasks: 0,
  totalAcceptedTasks: 0,
  totalAbandonedTasks: 0,
  averageEnqueuedTime: 0,
  averageHandledTime: 0,
  serviceLevelThresholdPercentage: 0,
  ...some,
});

test("two windows are weighed, never averaged", () => {
  const [row] = restRows([
    record({
      totalAcceptedTasks: 900,
      serviceLevelThresholdPercentage: 80,
      averageHandledTime: 300_000,
      totalEnqueuedTasks: 100,
      averageEnqueuedTime: 10_000,
    }),
    record({
      totalAcceptedTasks: 100,
      totalAbandonedTasks: 7,
      serviceLevelThresholdPercentage: 50,
      averageHandledTime: 600_000,
      totalEnqueuedTasks: 300,
      averageEnqueuedTime: 20_000,
    }),
  ]);
  expect(row?.sums).toEqual({
    offered: 1007,
    answered: 1000,
    answeredInTarget: 770,
    abandoned: 7,
    abandonedInTarget: null,
    short: null,
    open: null,
    waitAnsweredMs: null,
    waitAllMs: 7_000_000,
    waited: 400,
    longestWaitMs: null,
    talkMs: 330_000_000,
    holdMs: null,
    wrapUpMs: null,
  });
});

test("the in-target count comes back exactly from a percentage with two decimals", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.nat(), (accepted, n) => {
      const inTarget = n % (accepted + 1);
      const percentage = Math.round((inTarget / accepted) * 10_000) / 100;
      const [row] = restRows([record({ totalAcceptedTasks: accepted, serviceLevelThresholdPercentage: percentage })]);
      expect(row?.sums.answeredInTarget).toBe(inTarget);
    }),
  );
});

test("a mean that is missing although there is something to weigh is unknown, not 0", () => {
  const [row] = restRows([
    record({ totalAcceptedTasks: 3, averageHandledTime: null }),
    record({ totalAcceptedTasks: 3 }),
  ]);
  expect(row?.sums.talkMs).toBeNull();
  const [idle] = restRows([record({ averageHandledTime: null, serviceLevelThresholdPercentage: undefined })]);
  expect(idle?.sums).toMatchObject({ talkMs: 0, answeredInTarget: 0 });
});

test("channels of one queue stay apart, and a filter keeps only what it names", () => {
  const records = ["telephony", "chat", "workItem"].map((channelType) =>
    record({ channelType, totalAcceptedTasks: 1 }),
  );
  expect(restRows(records).map((row) => row.channel)).toEqual(["voice", "chat", "other"]);
  expect(restRows(records, ["chat", "social"]).map((row) => row.channel)).toEqual(["chat"]);
});
