import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contact } from "../../../../src/sandbox/model/contact.js";
import { harbor } from "../../../../src/sandbox/world.js";
import { askSearch, figuresOf, type SearchRecord } from "./ask-search.js";
import { type Cloud, model, NOW, startCloud } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const DAY = 86_400_000;
const FROM = Date.parse("2026-11-19T00:00:00-05:00");
const RANGE = `from: ${FROM}, to: ${FROM + DAY}`;
const yesterday = model.day(harbor.id, "2026-11-19")?.contacts ?? [];
const contactWhere = (passes: (contact: Contact) => boolean): Contact => {
  const found = yesterday.find(passes);
  if (!found) throw new Error("no such contact");
  return found;
};
const lengthOf = (contact: Contact, ...kinds: string[]) =>
  contact.segments
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((ms, segment) => ms + segment.to - segment.from, 0);

interface Node {
  readonly [field: string]: unknown;
  readonly eventName: string;
  readonly createdTime: number;
  readonly endedTime: number | null;
  readonly duration: number;
}
interface Task extends SearchRecord {
  readonly activities: {
    readonly totalCount: number;
    readonly nodes: readonly Node[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
const FIELDS = `id eventName createdTime endedTime duration isActive previousState nextState queueId queueName agentId
  agentName teamName siteName entrypointName transferType destinationAgentId destinationQueueId terminationReason`;

async function journey(contact: Contact, of = cloud): Promise<Task["activities"]> {
  const { records } = await askSearch<Task>(
    of,
    `query J($id: String!) { taskDetails(${RANGE}, filter: { id: { equals: $id } }) {
      tasks { id activities(first: 100) { totalCount nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } } } }`,
    { id: contact.id },
  );
  const [task] = records;
  if (!task) throw new Error("no task");
  return task.activities;
}

test("a contact's activities are its journey, newest first, each knowing its neighbours", async () => {
  const contact = contactWhere(
    ({ channel, segments, recordings, legs }) =>
      channel === "voice" &&
      recordings > 0 &&
      (legs[0]?.waitMs ?? 0) > 0 &&
      segments.some(({ kind }) => kind === "hold"),
  );
  const { totalCount, nodes, pageInfo } = await journey(contact);
  expect(totalCount).toBe(nodes.length);
  expect(pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  const times = nodes.map((node) => node.createdTime);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const story = [...nodes].reverse();
  expect(story.map((node) => node.eventName)).toEqual(
    expect.arrayContaining(["new", "flow-activity", "parked", "connect", "connected", "on-hold", "hold-done", "ended"]),
  );
  for (const [n, node] of story.entries()) {
    expect(node.previousState).toBe(story[n - 1]?.eventName ?? null);
    expect(node.nextState).toBe(story[n + 1]?.eventName ?? null);
    expect(node.id).toMatch(new RegExp(`^${contact.id}-${node.createdTime}-[a-z-]+$`));
    expect(node.duration).toBe((node.endedTime ?? 0) - node.createdTime);
  }
  expect(new Set(nodes.map((node) => node.id)).size).toBe(nodes.length);
});

test("the lengths of a contact's activities are those of its parts", async () => {
  for (const contact of yesterday.filter(({ segments }) => segments.some(({ kind }) => kind === "hold")).slice(0, 5)) {
    const { nodes } = await journey(contact);
    const spent = (...events: string[]) =>
      nodes.filter(({ eventName }) => events.includes(eventName)).reduce((ms, { duration }) => ms + duration, 0);
    expect(spent("connected", "hold-done")).toBe(lengthOf(contact, "talk"));
    expect(spent("on-hold")).toBe(lengthOf(contact, "hold"));
    expect(spent("WrapUp")).toBe(lengthOf(contact, "wrap-up"));
    expect(spent("connect")).toBe(lengthOf(contact, "ringing", "missed"));
    expect(spent("new")).toBe(contact.selfServiceEndsAt - contact.createdAt);
  }
});

test("an offer that nobody took is a connect between two waits", async () => {
  const contact = contactWhere(({ segments, outcome }) => {
    return outcome === "handled" && segments[0]?.kind === "missed" && segments.length > 2;
  });
  const story = [...(await journey(contact)).nodes].reverse();
  const connects = story.filter(({ eventName }) => eventName === "connect");
  expect(connects.length).toBeGreaterThan(1);
  expect(connects[0]?.agentId).toBe(contact.segments[0]?.agentId);
  expect(connects[0]?.nextState).not.toBe("connected");
  expect(connects.at(-1)?.nextState).toBe("connected");
});

test("a transfer names who passed the contact on and to whom, with queue, team and site", async () => {
  const contact = contactWhere(({ transfers, legs }) => transfers > 0 && legs.length === 1);
  const { nodes } = await journey(contact);
  const transfer = nodes.find(({ eventName }) => eventName === "vt-transfer");
  const talkers = [...new Set(contact.segments.filter(({ kind }) => kind === "talk").map(({ agentId }) => agentId))];
  expect(transfer).toMatchObject({
    agentId: talkers[0],
    destinationAgentId: talkers[1],
    destinationQueueId: null,
    transferType: "Blind Transfer",
    queueId: contact.legs[0]?.queueId,
    queueName: expect.stringMatching(/\w/),
    teamName: expect.stringMatching(/\w/),
    siteName: expect.stringMatching(/\w/),
  });
});

test("pages of activities lead to all of them once, even where several happened in one millisecond", async () => {
  const contact = contactWhere(({ transfers, recordings }) => transfers > 0 && recordings > 1);
  const all = (await journey(contact)).nodes.map(({ id }) => id);
  const pageAfter = async (after: string | null, first: number): Promise<Task["activities"] | undefined> => {
    const { records } = await askSearch<Task>(
      cloud,
      `query P($id: String!, $after: String) { taskDetails(${RANGE}, filter: { id: { equals: $id } }) {
        tasks { activities(first: ${first}, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } } }`,
      { id: contact.id, after },
    );
    return records[0]?.activities;
  };
  for (const first of [1, 2, 3, 7]) {
    const seen: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Task["activities"] | undefined = await pageAfter(after, first);
      expect(page?.totalCount).toBe(all.length);
      seen.push(...(page?.nodes ?? []).map(({ id }) => id));
      after = page?.pageInfo.endCursor ?? null;
    } while (after !== null);
    expect(seen).toEqual(all);
  }
});

test("25 activities come where no number is asked for, and createdTime can turn them round", async () => {
  const contact = contactWhere(({ transfers }) => transfers > 0);
  const ask = async (sort: string) => {
    const { records } = await askSearch<Task>(
      cloud,
      `{ taskDetails(${RANGE}, filter: { id: { equals: "${contact.id}" } }) {
        tasks { activities { nodes { id createdTime${sort} } } } } }`,
    );
    return records[0]?.activities.nodes.map(({ createdTime }) => createdTime) ?? [];
  };
  expect(await ask("(sort: asc)")).toEqual([...(await ask(""))].sort((a, b) => a - b));
});

test("extFilter keeps the activities it is about and the contacts that have one", async () => {
  const { records } = await askSearch<Task>(
    cloud,
    `{ taskDetails(${RANGE}, filter: { channelType: { equals: telephony } },
      extFilter: { activities: { nodes: { eventName: { equals: "on-hold" } } } }) {
      tasks { id activities(first: 100) { totalCount nodes { eventName } } } pageInfo { hasNextPage } } }`,
  );
  const held = yesterday.filter(({ segments }) => segments.some(({ kind }) => kind === "hold"));
  expect(records.map(({ id }) => id)).toEqual(held.slice(0, 250).map(({ id }) => id));
  for (const { activities } of records) {
    expect(new Set(activities.nodes.map(({ eventName }) => eventName))).toEqual(new Set(["on-hold"]));
    expect(activities.totalCount).toBe(activities.nodes.length);
  }
});

test("extFilter that finds nothing in the first 2500 records is a 413, in fewer records an empty list", async () => {
  const ask = (days: number) =>
    cloud.search(
      `{ taskDetails(from: ${FROM - (days - 1) * DAY}, to: ${FROM + DAY},
        extFilter: { activities: { nodes: { eventName: { equals: "nothing-like-it" } } } }) { tasks { id } } }`,
    );
  const refused = await ask(4);
  expect(refused.status).toBe(413);
  expect(JSON.parse(refused.text).error.key).toBe("413");
  expect(JSON.parse((await ask(1)).text).data.taskDetails.tasks).toEqual([]);
});

test("figures of activities are grouped by them, with filters of their own, and agree with the contacts", async () => {
  const { records } = await askSearch(
    cloud,
    `{ taskDetails(${RANGE}, aggregations: [
        { field: "activities.nodes.id", type: count, name: "n" }
        { field: "activities.nodes.duration", type: sum, name: "ms" }
        { field: "activities.nodes.id", type: count, name: "voice", filter: { channelType: { equals: telephony } } }
        { field: "activities.nodes.id", type: count, name: "long", extFilter: { activities: { nodes: { duration: { gt: 60000 } } } } }
      ]) { tasks { activities { nodes { eventName } } aggregation { name value } } } }`,
  );
  const of = (event: string) =>
    figuresOf(records.find(({ activities }) => JSON.stringify(activities) === `{"nodes":[{"eventName":"${event}"}]}`));
  expect(of("ended").n).toBe(yesterday.length);
  expect(of("ended").voice).toBe(yesterday.filter(({ channel }) => channel === "voice").length);
  expect(of("on-hold").ms).toBe(yesterday.reduce((ms, contact) => ms + lengthOf(contact, "hold"), 0));
  expect(of("on-hold").long).toBeLessThan(of("on-hold").n ?? 0);
});

test("contacts can be counted by what happened to them, each once", async () => {
  const { records } = await askSearch(
    cloud,
    `{ taskDetails(${RANGE}, extFilter: { activities: { nodes: { eventName: { equals: "connected" } } } },
      aggregations: [{ field: "id", type: count, name: "n" }]) { tasks { aggregation { name value } } } }`,
  );
  expect(figuresOf(records[0]).n).toBe(
    yesterday.filter(({ segments }) => segments.some(({ kind }) => kind === "talk")).length,
  );
});

test.each([
  [
    "figures of contacts and of activities together",
    `{ taskDetails(${RANGE}, aggregations: [{ field: "totalDuration", type: sum, name: "a" }
      { field: "activities.nodes.duration", type: sum, name: "b" }]) { tasks { aggregation { value } } } }`,
  ],
  [
    "figures of activities grouped by what only contacts have",
    `{ taskDetails(${RANGE}, aggregations: [{ field: "activities.nodes.id", type: count, name: "n" }])
      { tasks { lastQueue { id } aggregation { value } } } }`,
  ],
  ["no activities at all", `{ taskDetails(${RANGE}) { tasks { activities(first: 0) { nodes { id } } } } }`],
  ["more than 100 activities", `{ taskDetails(${RANGE}) { tasks { activities(first: 101) { nodes { id } } } } }`],
  ["a cursor that is no time", `{ taskDetails(${RANGE}) { tasks { activities(after: "x") { nodes { id } } } } }`],
  [
    "raw activities of more than 30 days",
    `{ taskDetails(from: ${NOW - 31 * DAY}, to: ${NOW}) { tasks { activities { nodes { id } } } } }`,
  ],
  [
    "looking back without the comparator for ends",
    `{ taskDetails(${RANGE}, startTimeLookBackDays: 3) { tasks { id } } }`,
  ],
  [
    "looking back more than 30 days",
    `{ taskDetails(${RANGE}, timeComparator: endedTime, startTimeLookBackDays: 31) { tasks { id } } }`,
  ],
  ["extFilter on the older root", `{ task(${RANGE}, extFilter: { and: [] }) { tasks { id } } }`],
  [
    "an activity's field in filter",
    `{ taskDetails(${RANGE}, filter: { activities: { nodes: {} } }) { tasks { id } } }`,
  ],
])("%s is refused with 400 and errors", async (_what, query) => {
  const reply = await cloud.search(query);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).errors[0].message).toMatch(/\w/);
});

test("what is shared by both kinds of record may stand beside an activity's figures", async () => {
  const { records } = await askSearch(
    cloud,
    `{ taskDetails(${RANGE}, aggregations: [{ field: "activities.nodes.id", type: count, name: "n" }])
      { tasks { channelType activities { nodes { eventName } } aggregation { name value } } } }`,
  );
  expect(new Set(records.map(({ channelType }) => channelType))).toEqual(
    new Set(["telephony", "chat", "email", "social"]),
  );
});

test("an active contact's last activity goes on and nothing after it is told", async () => {
  const contact = contactWhere(({ legs }) => (legs[0]?.waitMs ?? 0) > 60_000);
  const busy = await startCloud((contact.legs[0]?.enteredAt ?? 0) + 30_000);
  const { nodes } = await journey(contact, busy);
  await busy.stop();
  expect(nodes[0]).toMatchObject({ eventName: "parked", isActive: true, endedTime: null, nextState: null });
  expect(nodes[0]?.duration).toBe(30_000);
});

test("variables that no flow sets can be asked for, filtered by and counted", async () => {
  const { records } = await askSearch(
    cloud,
    `{ taskDetails(${RANGE}, filter: { stringGlobalVariables: { name: { equals: "GV" } } }, aggregations: [
      { field: "integerGlobalVariables.value", type: sum, name: "sum",
        predicate: { integerGlobalVariables: { name: { equals: "GV2" } } } }]) { tasks { aggregation { name value } } } }`,
  );
  expect(records).toEqual([]);
});
