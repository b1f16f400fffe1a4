import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cloud, NOW, startCloud, tasks } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const DAY = 86_400_000;
const RANGE = `from: ${NOW - DAY}, to: ${NOW}`;
const COUNT = `aggregations: [{ field: "id", type: count, name: "n" }]`;
const interval = (days: number, name: string) =>
  `{ task(from: ${NOW - days * DAY}, to: ${NOW}, ${COUNT}, aggregationInterval: { interval: ${name}, timezone: "UTC" })
    { tasks { intervalStartTime aggregation { value } } } }`;

test.each([
  ["no from", `{ task(to: ${NOW}) { tasks { id } } }`],
  ["a field that does not exist", `{ task(${RANGE}) { tasks { queue { name } } } }`],
  ["a quoted channel type", `{ task(${RANGE}, filter: { channelType: { equals: "telephony" } }) { tasks { id } } }`],
  ["an unquoted status", `{ task(${RANGE}, filter: { status: { equals: parked } }) { tasks { id } } }`],
  ["a filter on createdTime", `{ task(${RANGE}, filter: { createdTime: { gt: 1 } }) { tasks { id } } }`],
  [
    "the figure avg",
    `{ task(${RANGE}, aggregations: [{ field: "id", type: avg, name: "n" }]) { tasks { aggregation { value } } } }`,
  ],
  [
    "a sum of texts",
    `{ task(${RANGE}, aggregations: [{ field: "id", type: sum, name: "n" }]) { tasks { aggregation { value } } } }`,
  ],
  [
    "a figure of an unknown field",
    `{ task(${RANGE}, aggregations: [{ field: "x", type: count, name: "n" }]) { tasks { aggregation { value } } } }`,
  ],
  ["introspection", "{ __schema { types { name } } }"],
  ["what is not GraphQL", "select * from tasks"],
  ["a cursor from nowhere", `{ task(${RANGE}, pagination: { cursor: "zz" }) { tasks { id } } }`],
  ["an expression that is none", `{ task(${RANGE}, filter: { origin: { contains: "(" } }) { tasks { id } } }`],
  ["a period of more than 365 days", `{ task(from: ${NOW - 366 * DAY}, to: ${NOW}) { tasks { id } } }`],
  ["a start more than 36 months ago", `{ task(from: ${NOW - 1100 * DAY}, to: ${NOW - 1099 * DAY}) { tasks { id } } }`],
  ["quarter hours of more than a day", interval(2, "FIFTEEN_MINUTES")],
  ["hours of more than a week", interval(8, "HOURLY")],
  [
    "more than ten grouping fields",
    `{ task(${RANGE}, ${COUNT}) { tasks { id status origin destination direction channelType isActive isCallback isOutdial
      queueCount holdCount aggregation { value } } } }`,
  ],
  [
    "more than 1000 filter arguments",
    `{ task(${RANGE}, filter: { or: [${'{ id: { equals: "x" } }'.repeat(1001)}] }) { tasks { id } } }`,
  ],
])("%s is refused with 400 and errors", async (_what, query) => {
  const reply = await cloud.search(query);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).errors).toEqual([
    expect.objectContaining({ message: expect.stringMatching(/\w/) }),
    ...JSON.parse(reply.text).errors.slice(1),
  ]);
});

test.each([
  [1, "FIFTEEN_MINUTES"],
  [7, "THIRTY_MINUTES"],
  [7, "HOURLY"],
  [30, "DAILY"],
  [30, "WEEKLY"],
  [30, "MONTHLY"],
])("%i days in steps of %s are answered", async (days, name) => {
  expect((await tasks(cloud, interval(days, name))).tasks.length).toBeGreaterThan(0);
});

test("a body that is no Search request is a 400 in the usual shape", async () => {
  const reply = await cloud.search("", {});
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).error.key).toBe("400");
});

test("a to in the future means now", async () => {
  const until = async (to: number) =>
    (await tasks(cloud, `{ task(from: ${NOW - DAY}, to: ${to}, ${COUNT}) { tasks { aggregation { value } } } }`)).tasks;
  expect(await until(NOW + DAY)).toEqual(await until(NOW));
});

test("seconds in place of milliseconds find nothing and say nothing", async () => {
  const [from, to] = [Math.floor((NOW - DAY) / 1000), Math.floor(NOW / 1000)];
  const { tasks: found } = await tasks(cloud, `{ task(from: ${from}, to: ${to}) { tasks { id } } }`);
  expect(found).toEqual([]);
});

test("groups come in pages of 1000 that lead to all of them", async () => {
  const seen = new Set<unknown>();
  let cursor = "0";
  let pages = 0;
  for (let more = true; more; pages += 1) {
    const page = await tasks(
      cloud,
      `query Q($c: String) { task(${RANGE}, ${COUNT}, pagination: { cursor: $c }) {
        tasks { id aggregation { name value } } pageInfo { hasNextPage endCursor } } }`,
      { c: cursor },
    );
    for (const task of page.tasks) seen.add(task.id);
    more = page.pageInfo.hasNextPage;
    cursor = page.pageInfo.endCursor ?? "";
  }
  expect(pages).toBe(2);
  expect(seen.size).toBeGreaterThan(1000);
});
