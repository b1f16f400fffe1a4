import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRestSource } from "../../../src/wxcc/statistics/rest.js";
import { createSearchSource } from "../../../src/wxcc/statistics/search.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, fixture, org, US1 } from "./lab.js";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 20, 9, 7);
const midnight = Date.UTC(2026, 10, 20);
const today = { from: midnight, to: NOW };
const byHour = { step: "hour", zone: "UTC" } as const;

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const client = () => {
  const clock = createSkippingClock(NOW);
  return { ...createClient(clock), clock };
};

/** The fixture's records, each in an hour of its own. */
function restAnswer(startOf: (nth: number) => number | undefined) {
  const answer = JSON.parse(fixture("queue-statistics"));
  const data = answer.data.map((record: object, nth: number) => ({ ...record, intervalStartTime: startOf(nth) }));
  return { ...answer, data };
}

test("REST is asked for whole hours by interval=60, and each row is in the hour that REST says", async () => {
  nock(US1)
    .get("/v1/queues/statistics")
    .query((query) => query.interval === "60" && query.from === String(midnight))
    .reply(
      200,
      restAnswer((nth) => midnight + nth * HOUR),
    );
  const { rows } = await createRestSource(client()).queues(org, today, {}, "person", byHour);
  expect(rows.map(({ channel, intervalFrom }) => [channel, intervalFrom])).toEqual([
    ["voice", midnight],
    ["chat", midnight + HOUR],
  ]);
});

test("REST without an interval's start is nonsense, never one interval for all", async () => {
  nock(US1)
    .get("/v1/queues/statistics")
    .query(true)
    .reply(
      200,
      restAnswer(() => undefined),
    );
  await expect(createRestSource(client()).queues(org, today, {}, "person", byHour)).rejects.toMatchObject({
    code: "upstream-nonsense",
  });
});

/** A Search page whose groups carry the start of an interval. */
function searchAnswer(startOf: (nth: number) => number | undefined) {
  const answer = JSON.parse(fixture("search-task-details-1"));
  const list = answer.data.taskDetails;
  const tasks = list.tasks.map((task: object, nth: number) => ({ ...task, intervalStartTime: startOf(nth) }));
  return { data: { taskDetails: { ...list, tasks } } };
}

test("Search is asked for an aggregationInterval with the zone, and its starts become ours", async () => {
  nock(US1)
    .post("/search", ({ query, variables }) => {
      const { interval, timezone } = variables.aggregationInterval;
      return interval === "HOURLY" && timezone === "UTC" && query.includes("intervalStartTime");
    })
    .query({ orgId: org.id })
    .reply(
      200,
      searchAnswer((nth) => midnight + (nth + 1) * HOUR),
    );
  const { rows } = await createSearchSource(client()).queues(org, today, {}, "person", byHour);
  expect(rows.map(({ intervalFrom }) => intervalFrom)).toEqual(rows.map((_, nth) => midnight + (nth + 1) * HOUR));
});

test("Search gives hours for a week at most, so longer ranges are asked for week by week", async () => {
  const spans: number[] = [];
  nock(US1)
    .post("/search", ({ variables }) => {
      spans.push(Number(variables.to) - Number(variables.from));
      return true;
    })
    .times(3)
    .query({ orgId: org.id })
    .reply(200, { data: { taskDetails: { tasks: [], pageInfo: { hasNextPage: false, endCursor: null } } } });
  await createSearchSource(client()).queues(org, { from: NOW - 15 * 24 * HOUR, to: NOW }, {}, "person", byHour);
  expect(spans.sort((a, b) => a - b)).toEqual([24 * HOUR, 7 * 24 * HOUR, 7 * 24 * HOUR]);
});

test("Search without an interval's start is nonsense", async () => {
  nock(US1)
    .post("/search")
    .query(true)
    .reply(
      200,
      searchAnswer(() => undefined),
    );
  await expect(createSearchSource(client()).queues(org, today, {}, "person", byHour)).rejects.toMatchObject({
    code: "upstream-nonsense",
  });
});
