import { expect, test } from "vitest";
import { createSearchSource } from "../../../../src/wxcc/statistics/search.js";
import { type Answering, acme, createCloud, json } from "../fake-cloud.js";
import { createSkippingClock } from "../skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const midnight = Date.UTC(2026, 10, 20);
const today = { from: midnight, to: NOW };

const figures = {
  offered: 110.0,
  answered: 90.0,
  answeredInTarget: 80.0,
  abandoned: 12.0,
  abandonedInTarget: 3.0,
  short: 5.0,
  open: 3.0,
  waitAnsweredMs: 900_000.0,
  waitAllMs: 1_500_000.4,
  waited: 60.0,
  longestWaitMs: 120_000.0,
  talkMs: 9_000_000.0,
  holdMs: 300_000.0,
  wrapUpMs: 600_000.0,
};
const group = (
  id: string | null,
  channelType: string,
  some: Partial<Record<keyof typeof figures, number | null>> = {},
) => ({
  lastQueue: id === null ? null : { id, name: `Queue ${id}` },
  channelType,
  // The order is not the one that was asked for.
  aggregation: Object.entries({ ...figures, ...some })
    .map(([name, value]) => ({ name, value }))
    .reverse(),
});
const page = (tasks: object[], endCursor: string | null = null) =>
  json({ data: { taskDetails: { tasks, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } });

function search(answer: Answering) {
  const clock = createSkippingClock(NOW);
  const cloud = createCloud(clock, answer);
  return { ...cloud, clock, source: createSearchSource({ http: cloud.http, clock }) };
}

test("a range is one question, with times as strings, and figures matched by name", async () => {
  const { source, sent } = search(() => page([group("q1", "telephony")]));
  const answer = await source.queues(acme(), today, {});
  expect(answer).toEqual({
    source: "search",
    asOf: NOW,
    counting: "last-queue",
    rows: [{ queueId: "q1", queueName: "Queue q1", channel: "voice", sums: { ...figures, waitAllMs: 1_500_000 } }],
  });
  const [only] = sent;
  expect(sent).toHaveLength(1);
  expect(only?.url.href).toBe(`https://api.wxcc-us1.cisco.com/search?orgId=${acme().id}`);
  expect(only?.body.variables).toMatchObject({ from: String(midnight), to: String(NOW) });
  expect(only?.body.variables).not.toHaveProperty("filter");
  expect(only?.body.variables.aggregations.map((a: { name: string }) => a.name)).toEqual(Object.keys(figures));
});

test("only sums, counts and extremes are asked for, never an average", async () => {
  const { source, sent } = search(() => page([]));
  await source.queues(acme(), today, {});
  const types = sent[0]?.body.variables.aggregations.map((a: { type: string }) => a.type);
  expect(new Set(types)).toEqual(new Set(["count", "sum", "max"]));
});

test("queues and channels are narrowed by variables, in Cisco's words", async () => {
  const { source, sent } = search(() => page([]));
  await source.queues(acme(), today, { queueIds: ['q"1', "q2"], channels: ["voice"] });
  expect(sent[0]?.body.query).not.toContain('q"1');
  expect(sent[0]?.body.variables.filter).toEqual({
    and: [
      { or: [{ lastQueue: { id: { equals: 'q"1' } } }, { lastQueue: { id: { equals: "q2" } } }] },
      { or: [{ channelType: { equals: "telephony" } }] },
    ],
  });
});

test("every page is followed by its cursor and added up", async () => {
  const { source, sent } = search((_sent, nth) =>
    nth === 0 ? page([group("q1", "telephony")], "next::page") : page([group("q2", "chat"), group("q1", "telephony")]),
  );
  const { rows } = await source.queues(acme(), today, {});
  expect(sent.map((s) => s.body.variables.pagination)).toEqual([undefined, { cursor: "next::page" }]);
  expect(rows.map((row) => [row.queueId, row.channel, row.sums.offered])).toEqual([
    ["q1", "voice", 220],
    ["q2", "chat", 110],
  ]);
});

test("a page that fails half-way is an error, never a short total", async () => {
  const { source } = search((_sent, nth) =>
    nth === 0 ? page([group("q1", "telephony")], "2") : json({}, { status: 500 }),
  );
  await expect(source.queues(acme(), today, {})).rejects.toMatchObject({ code: "upstream-unavailable" });
});

test("a cursor that runs in circles, or is missing, is an incomplete result", async () => {
  const circling = search(() => page([group("q1", "telephony")], "same"));
  await expect(circling.source.queues(acme(), today, {})).rejects.toMatchObject({ code: "result-incomplete" });
  const lost = search(() =>
    json({ data: { taskDetails: { tasks: [], pageInfo: { hasNextPage: true, endCursor: null } } } }),
  );
  await expect(lost.source.queues(acme(), today, {})).rejects.toMatchObject({ code: "result-incomplete" });
});

test("errors inside a 200 are an error, with Cisco's words and tracking id", async () => {
  const { source } = search(() =>
    json(
      { data: null, errors: [{ message: "Validation error (FieldUndefined)" }] },
      { headers: { trackingid: "track-1" } },
    ),
  );
  const problem = expect.objectContaining({
    code: "upstream-refused",
    say: expect.stringContaining("FieldUndefined"),
    trackingId: "track-1",
  });
  await expect(source.queues(acme(), today, {})).rejects.toEqual(problem);
});

test.each([
  ["no data", { data: null }],
  ["no list", { data: { taskDetails: null } }],
  ["no figures", { data: { taskDetails: { tasks: [{ lastQueue: { id: "q", name: "q" }, aggregation: [] }] } } }],
])("an answer with %s is nonsense", async (_name, body) => {
  const { source } = search(() => json(body));
  await expect(source.queues(acme(), today, {})).rejects.toMatchObject({ code: "upstream-nonsense" });
});

test("contacts that never reached a queue are in no queue's row", async () => {
  const { source } = search(() => page([group(null, "telephony"), group("q1", "telephony")]));
  expect((await source.queues(acme(), today, {})).rows.map((row) => row.queueId)).toEqual(["q1"]);
});

test("a figure over no matching contact comes as null and is 0", async () => {
  const { source } = search(() => page([group("q1", "email", { waitAnsweredMs: null, longestWaitMs: null })]));
  expect((await source.queues(acme(), today, {})).rows[0]?.sums).toMatchObject({ waitAnsweredMs: 0, longestWaitMs: 0 });
});

test("a channel without a word of ours counts under other, so that totals stay whole", async () => {
  const { source } = search(() => page([group("q1", "workItem"), group("q1", "somethingNew"), group("q1", "social")]));
  const { rows } = await source.queues(acme(), today, {});
  expect(rows.map((row) => [row.channel, row.sums.offered])).toEqual([
    ["other", 220],
    ["social", 110],
  ]);
});

test("a renamed queue is one queue", async () => {
  const renamed = { ...group("q1", "telephony"), lastQueue: { id: "q1", name: "New name" } };
  const { source } = search(() => page([group("q1", "telephony"), renamed]));
  const { rows } = await source.queues(acme(), today, {});
  expect(rows).toMatchObject([{ queueId: "q1", queueName: "New name", sums: { offered: 220 } }]);
});

test("with short-call seconds of its own an org's leavers are divided by their time in queue", async () => {
  const { source, sent } = search(() => page([]));
  await source.queues({ ...acme(), settings: { ...acme().settings, shortCallSeconds: 10 } }, today, {});
  const left = { or: [{ contactHandleType: { equals: "abandoned" } }, { contactHandleType: { equals: "short" } }] };
  const filters = new Map(
    sent[0]?.body.variables.aggregations.map((a: { name: string; filter?: object }) => [a.name, a.filter]),
  );
  expect(filters.get("short")).toEqual({ and: [left, { queueDuration: { lt: 10_000 } }] });
  expect(filters.get("abandoned")).toEqual({ and: [left, { queueDuration: { gte: 10_000 } }] });
  expect(filters.get("abandonedInTarget")).toEqual(filters.get("abandoned"));
});

const leg = (id: string | null, some: Record<string, number | null> = {}, channelType = "telephony") => ({
  queue: id === null ? null : { id, name: `Queue ${id}` },
  channelType,
  aggregation: Object.entries({ ...figures, left: 17.0, ...some }).map(([name, value]) => ({ name, value })),
});
const both = (tasks: object[], taskLegs: object[] | null, legCursor: string | null = null) => {
  const pageInfo = { hasNextPage: false, endCursor: null };
  const legPage = { hasNextPage: legCursor !== null, endCursor: legCursor };
  return json({
    data: { taskDetails: { tasks, pageInfo }, taskLegDetails: taskLegs && { taskLegs, pageInfo: legPage } },
  });
};

test("where leg records are kept, queues count visits and the contacts make the totals, in one request", async () => {
  const { source, sent } = search(() => both([group("q1", "telephony")], [leg("q1", { offered: 115 }), leg("q2")]));
  const { counting, rows, contacts } = await source.queues(acme(), today, {});
  expect(counting).toBe("visits-and-contacts");
  expect(rows.map((row) => [row.queueId, row.sums.offered])).toEqual([
    ["q1", 115],
    ["q2", 110],
  ]);
  expect(contacts?.map((row) => [row.queueId, row.sums.offered])).toEqual([["q1", 110]]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body.variables.legFilter).toEqual({ and: [{ queuedTo: { equals: "Queue" } }] });
});

test("who of those that left a queue was short is known by contact; the others were abandoned there", async () => {
  const { source } = search(() => both([group("q1", "telephony")], [leg("q1", { left: 19 }), leg("q2", { left: 4 })]));
  const { rows } = await source.queues(acme(), today, {});
  expect(rows.map(({ sums }) => [sums.abandoned, sums.short, sums.abandonedInTarget])).toEqual([
    [14, 5, 3],
    [4, 0, 0],
  ]);
});

test("no more are short than have left", async () => {
  const { source } = search(() => both([group("q1", "telephony")], [leg("q1", { left: 4 })]));
  const { rows } = await source.queues(acme(), today, {});
  expect(rows[0]?.sums).toMatchObject({ abandoned: 0, short: 4, abandonedInTarget: 0 });
});

test.each([
  ["no leg records", []],
  ["no answer about legs", null],
  ["leg records of a part of the period", [leg("q1", { offered: 80 })]],
])("with %s each contact counts in the queue it ended in", async (_what, legs) => {
  const { source } = search(() => both([group("q1", "telephony")], legs));
  const answer = await source.queues(acme(), today, {});
  expect(answer).toMatchObject({ counting: "last-queue", rows: [{ queueId: "q1", sums: { offered: 110 } }] });
  expect(answer).not.toHaveProperty("contacts");
});

test("of some queues only the visits are told: contacts that ended elsewhere came as well", async () => {
  const { source, sent } = search(() => both([group("q1", "telephony")], [leg("q1")]));
  const answer = await source.queues(acme(), today, { queueIds: ["q1"], channels: ["voice"] });
  expect(answer.counting).toBe("visits");
  expect(answer).not.toHaveProperty("contacts");
  expect(sent[0]?.body.variables.legFilter.and.slice(1)).toEqual([
    { or: [{ queue: { id: { equals: "q1" } } }] },
    { or: [{ channelType: { equals: "telephony" } }] },
  ]);
});

test("legs are paged by themselves", async () => {
  const { source, sent } = search((_sent, nth) =>
    nth === 0 ? both([group("q1", "telephony")], [leg("q1")], "more") : both([], [leg("q2")]),
  );
  const { rows } = await source.queues(acme(), today, {});
  expect(rows.map((row) => row.queueId)).toEqual(["q1", "q2"]);
  expect(sent[1]?.body.variables.pagination).toEqual({ cursor: "more" });
  expect(sent[1]?.body.query).not.toContain("taskDetails");
});

test("a query for legs that is refused is asked for contacts alone, and so for an hour", async () => {
  const { source, sent, clock } = search((request) =>
    request.body.query.includes("taskLegDetails")
      ? json({ data: null, errors: [{ message: "Validation error (FieldUndefined@[taskLegDetails])" }] })
      : page([group("q1", "telephony")]),
  );
  expect((await source.queues(acme(), today, {})).counting).toBe("last-queue");
  expect(sent).toHaveLength(2);
  await source.queues(acme(), today, {});
  expect(sent).toHaveLength(3);
  await clock.sleep(60 * 60_000);
  await source.queues(acme(), today, {});
  expect(sent).toHaveLength(5);
});
