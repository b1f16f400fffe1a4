import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { askSearch, figuresOf } from "./ask-search.js";
import { type Cloud, model, NOW, startCloud, statistics } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const DAY = 86_400_000;
const FROM = Date.parse("2026-11-19T00:00:00-05:00");
const NIGHT = FROM + DAY - 900_000;
const RANGE = `from: ${FROM}, to: ${FROM + DAY}`;
const yesterday = model.day(harbor.id, "2026-11-19")?.contacts ?? [];
const legCount = yesterday.reduce((n, { legs }) => n + Math.max(1, legs.length), 0);

test("there is a record for every visit of a queue, and one for a contact that never reached any", async () => {
  const ids: unknown[] = [];
  let cursor: string | null = "0";
  for (let pages = 0; cursor !== null; pages += 1) {
    const { records, pageInfo }: Awaited<ReturnType<typeof askSearch>> = await askSearch(
      cloud,
      `query Q($c: String) { taskLegDetails(${RANGE}, pagination: { cursor: $c }) {
        taskLegs { id taskId createdTime queue { id } } pageInfo { hasNextPage endCursor } } }`,
      { c: cursor },
    );
    expect(records.length).toBeLessThanOrEqual(500);
    for (const { id, taskId, createdTime } of records) expect(id).toBe(`${taskId}-callLeg-${createdTime}`);
    ids.push(...records.map(({ id }) => id));
    cursor = pageInfo.endCursor;
    expect(pages).toBeLessThan(10);
  }
  expect(ids).toHaveLength(legCount);
  expect(new Set(ids).size).toBe(legCount);
});

test("queue statistics are the sums of leg records, queue by queue", async () => {
  const rows = await statistics(cloud, `from=${FROM}&to=${NIGHT}`);
  const { records } = await askSearch(
    cloud,
    `{ taskLegDetails(from: ${FROM}, to: ${NIGHT}, filter: { queuedTo: { equals: "Queue" } }, aggregations: [
        { field: "id", type: count, name: "accepted", filter: { isTaskLegHandled: { equals: true } } }
        { field: "id", type: count, name: "abandoned", filter: { handleType: { equals: "abandoned" } } }
        { field: "id", type: count, name: "inTarget", filter: { isWithinServiceLevel: { equals: true } } }
        { field: "queueCount", type: sum, name: "enqueued" }
        { field: "queue.duration", type: sum, name: "waitMs" }
        { field: "connectedDuration", type: sum, name: "talkMs" }
      ]) { taskLegs { queue { id name } aggregation { name value } } } }`,
  );
  expect(records).toHaveLength(rows.length);
  for (const row of rows) {
    const told = figuresOf(records.find(({ queue }) => JSON.stringify(queue).includes(row.queueId)));
    expect(told).toEqual({
      accepted: row.totalAcceptedTasks,
      abandoned: row.totalAbandonedTasks,
      inTarget: Math.round((row.serviceLevelThresholdPercentage * row.totalAcceptedTasks) / 100),
      enqueued: row.totalEnqueuedTasks,
      waitMs: Math.round(row.averageEnqueuedTime * row.totalEnqueuedTasks),
      talkMs: Math.round(row.averageHandledTime * row.totalAcceptedTasks),
    });
  }
});

test("legs add up to their contacts", async () => {
  const names = ["selfserviceDuration", "queueDuration", "ringingDuration", "connectedDuration", "holdDuration"];
  const fields = [...names, "wrapupDuration", "connectedCount", "holdCount", "transferCount", "queueCount"];
  const asked = fields.map((field) => `{ field: "${field}", type: sum, name: "${field}" }`).join(" ");
  const of = async (root: string, list: string) =>
    figuresOf(
      (
        await askSearch(
          cloud,
          `{ ${root}(${RANGE}, aggregations: [${asked}]) { ${list} { aggregation { name value } } } }`,
        )
      ).records[0],
    );
  expect(await of("taskLegDetails", "taskLegs")).toEqual(await of("taskDetails", "tasks"));
});

test("a contact that was sent on has a leg in each queue, and its record names the last one and the one before", async () => {
  const contact = yesterday.find(({ legs }) => legs.length === 2 && legs[1]?.answeredAt);
  const filter = (field: string) => `filter: { ${field}: { equals: "${contact?.id}" } }`;
  const { records: legs } = await askSearch(
    cloud,
    `{ taskLegDetails(${RANGE}, ${filter("taskId")}) { taskLegs { createdTime(sort: asc) endedTime handleType transferCount
      queue { id duration } nextDestination { queue { id } } selfserviceDuration } } }`,
  );
  const [first, second] = contact?.legs ?? [];
  expect(legs).toMatchObject([
    {
      createdTime: contact?.createdAt,
      endedTime: second?.enteredAt,
      handleType: "straight_transfer",
      transferCount: 1,
      queue: { id: first?.queueId, duration: first?.waitMs },
      nextDestination: { queue: { id: second?.queueId } },
    },
    {
      createdTime: second?.enteredAt,
      endedTime: contact?.endedAt,
      handleType: "normal",
      transferCount: 0,
      queue: { id: second?.queueId, duration: second?.waitMs },
      nextDestination: null,
      selfserviceDuration: 0,
    },
  ]);
  const { records: tasks } = await askSearch(
    cloud,
    `{ taskDetails(${RANGE}, ${filter("id")}) { tasks { lastQueue { id duration } previousQueue { id } firstQueueId
      transferCount connectedCount agentToQueueTransferCount agentToAgentTransferCount queueDuration } } }`,
  );
  expect(tasks).toEqual([
    {
      lastQueue: { id: second?.queueId, duration: second?.waitMs },
      previousQueue: { id: first?.queueId },
      firstQueueId: first?.queueId,
      transferCount: 1,
      connectedCount: 2,
      agentToQueueTransferCount: 1,
      agentToAgentTransferCount: 0,
      queueDuration: (first?.waitMs ?? 0) + (second?.waitMs ?? 0),
    },
  ]);
});

test("a handled leg tells queue, agent, team, site, target and handle time", async () => {
  const contact = yesterday.find(
    ({ legs, channel }) => channel === "voice" && legs.length === 1 && legs[0]?.answeredAt,
  );
  const { records } = await askSearch(
    cloud,
    `{ taskLegDetails(${RANGE}, filter: { taskId: { equals: "${contact?.id}" }, channelType: { equals: telephony } }) {
      taskLegs { status contactState isActive handleType abandonedType isTaskLegHandled queuedTo slaValue handleTime
        connectedDuration holdDuration wrapupDuration queue { id name duration } owner { id name } team { name }
        site { name } entryPoint { name } nextDestination { queue { id } } isChildLeg } } }`,
  );
  expect(records).toHaveLength(1);
  const [leg] = records;
  expect(leg).toMatchObject({
    status: "ended",
    contactState: "wrapup-completed",
    isActive: false,
    handleType: "normal",
    abandonedType: null,
    isTaskLegHandled: true,
    queuedTo: "Queue",
    slaValue: expect.stringMatching(/^\d+$/),
    queue: { id: contact?.legs[0]?.queueId, duration: contact?.legs[0]?.waitMs },
    owner: { name: expect.stringMatching(/\w/) },
    team: { name: expect.stringMatching(/\w/) },
    site: { name: expect.stringMatching(/\w/) },
    entryPoint: { name: expect.stringMatching(/\w/) },
    nextDestination: null,
    isChildLeg: false,
  });
  expect(leg?.handleTime).toBe(
    Number(leg?.connectedDuration) + Number(leg?.holdDuration) + Number(leg?.wrapupDuration),
  );
});

test("quotes around a leg's channel type do not matter, as Cisco's samples leave them open", async () => {
  const count = async (word: string) => {
    const { records } = await askSearch(
      cloud,
      `{ taskLegDetails(${RANGE}, filter: { channelType: { equals: ${word} } }, aggregations: [{ field: "id", type: count, name: "n" }])
        { taskLegs { aggregation { name value } } } }`,
    );
    return figuresOf(records[0]).n;
  };
  expect(await count("telephony")).toBeGreaterThan(0);
  expect(await count("telephony")).toBe(await count('"telephony"'));
});

test("an org that is not enrolled has no leg records, and gets no error", async () => {
  const query = `{ taskLegDetails(${RANGE}) { taskLegs { id } pageInfo { hasNextPage endCursor } } }`;
  const { records, pageInfo } = await askSearch(cloud, query, {}, { token: "lumen", path: "/eu1/search" });
  expect(model.contactsBetween(lumen.id, FROM, FROM + DAY).length).toBeGreaterThan(0);
  expect(records).toEqual([]);
  expect(pageInfo).toEqual({ hasNextPage: false, endCursor: null });
});

test.each([
  ["extFilter", `{ taskLegDetails(${RANGE}, extFilter: { and: [] }) { taskLegs { id } } }`],
  ["a filter on createdTime", `{ taskLegDetails(${RANGE}, filter: { createdTime: { gt: 1 } }) { taskLegs { id } } }`],
  ["the contact records' spelling", `{ taskLegDetails(${RANGE}) { taskLegs { isWithInServiceLevel } } }`],
  ["a period of more than 365 days", `{ taskLegDetails(from: ${NOW - 366 * DAY}, to: ${NOW}) { taskLegs { id } } }`],
])("%s is refused with 400 and errors", async (_what, query) => {
  const reply = await cloud.search(query);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).errors[0].message).toMatch(/\w/);
});
