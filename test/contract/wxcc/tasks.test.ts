import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { createTasks } from "../../../src/wxcc/tasks/tasks.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, fixture, org, US1 } from "./lab.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const midnight = Date.UTC(2026, 10, 20);
const today = { from: midnight, to: NOW };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const contact = (n: number, createdTime: number) => ({
  id: `contact-${n}`,
  attributes: { channelType: "telephony", status: "completed", createdTime, origin: "+13035550117" },
});
const pageOf = (contacts: readonly object[]) => ({ data: contacts });

function tasks() {
  const clock = createSkippingClock(NOW);
  const { http, calls } = createClient(clock);
  return { client: createTasks({ http, clock }), calls };
}

/** Answers as the real endpoint does: oldest first, created from `from` on, at most a thousand. */
function serve(contacts: readonly ReturnType<typeof contact>[], most = 1000) {
  const asked: number[] = [];
  nock(US1)
    .get("/v1/tasks")
    .query(true)
    .times(100)
    .reply((uri) => {
      const from = Number(new URL(uri, US1).searchParams.get("from"));
      asked.push(from);
      return [200, pageOf(contacts.filter((each) => each.attributes.createdTime >= from).slice(0, most))];
    });
  return asked;
}

test("the list of contacts as the OpenAPI describes it; nobody's number leaves the client", async () => {
  const asked = nock(US1, { reqheaders: { authorization: "Bearer token-1" } })
    .get("/v1/tasks")
    .query({ from: midnight, to: NOW, pageSize: 1000, channelTypes: "telephony,chat", orgId: org.id })
    .reply(200, fixture("tasks"));
  const list = await tasks().client.list(org, today, ["voice", "chat"], "person");
  expect(asked.isDone()).toBe(true);
  expect(list.map(({ queue, agent, status, customer }) => [queue?.name, agent?.name, status, customer])).toEqual([
    ["Claims_Q", "Ines Duarte", "completed", "•••0117"],
    [undefined, undefined, "abandoned", "•••0142"],
    [undefined, "Ines Duarte", "assigned", "•••0188"],
  ]);
  expect(JSON.stringify(list)).not.toMatch(/\d{7}"/);
});

test("2,500 contacts, many of one instant across the end of a page: each comes once", async () => {
  const all = Array.from({ length: 2500 }, (_, n) => contact(n, midnight + Math.floor(n / 7) * 1000));
  const asked = serve(all);
  const list = await tasks().client.list(org, today, [], "person");
  expect(list.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(asked).toHaveLength(3);
});

test("pages that are cut without a word do not end the list early", async () => {
  const all = Array.from({ length: 230 }, (_, n) => contact(n, midnight + n * 1000));
  serve(all, 100);
  expect(await tasks().client.list(org, today, [], "person")).toHaveLength(230);
});

test("a thousand contacts of one millisecond are an error, never a short list", async () => {
  serve(Array.from({ length: 1200 }, (_, n) => contact(n, midnight + 5000)));
  const failure = await tasks()
    .client.list(org, today, [], "person")
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Problem);
  expect(failure).toMatchObject({ code: "result-incomplete" });
});

test("a later page that fails is an error, never a short list", async () => {
  const all = Array.from({ length: 1000 }, (_, n) => contact(n, midnight + n * 1000));
  nock(US1)
    .get("/v1/tasks")
    .query(({ from }) => Number(from) === midnight)
    .reply(200, pageOf(all));
  nock(US1)
    .get("/v1/tasks")
    .query(({ from }) => Number(from) !== midnight)
    .times(3)
    .reply(503, {});
  await expect(tasks().client.list(org, today, [], "person")).rejects.toMatchObject({ code: "upstream-unavailable" });
});

test("a year is asked for in parts of at most 184 days, and nothing older than 12 months is asked for at all", async () => {
  const spans: number[] = [];
  nock(US1)
    .get("/v1/tasks")
    .query(true)
    .times(5)
    .reply((uri) => {
      const { searchParams } = new URL(uri, US1);
      spans.push((Number(searchParams.get("to")) - Number(searchParams.get("from"))) / 86_400_000);
      return [200, pageOf([])];
    });
  const { client } = tasks();
  await client.list(org, { from: NOW - 300 * 86_400_000, to: NOW }, [], "person");
  expect(spans).toEqual([184, 116]);
  await expect(client.list(org, { from: NOW - 400 * 86_400_000, to: NOW }, [], "person")).rejects.toMatchObject({
    code: "period-too-old",
  });
});

const found = {
  id: "contact-1",
  createdTime: midnight,
  status: "ended",
  channelType: "telephony",
  origin: "+13035550117",
};
const node = (n: number) => ({ id: `step-${n}`, eventName: "parked", createdTime: midnight + n, duration: 1 });
const answer = (record: object | undefined) => ({ data: { taskDetails: { tasks: record ? [record] : [] } } });
const inner = (nodes: object[], totalCount: number, endCursor?: string) =>
  answer({ id: "contact-1", activities: { totalCount, nodes, pageInfo: { hasNextPage: !!endCursor, endCursor } } });
const isFirst = (body: { query: string }) => !body.query.includes("activities");

test("a contact's steps come newest first over several inner pages and are told in order", async () => {
  const from: string[] = [];
  nock(US1)
    .post("/search", (body) => isFirst(body))
    .query({ orgId: org.id })
    .times(2)
    .reply((_uri, body) => {
      from.push(JSON.stringify(body));
      return [200, answer(from.length === 1 ? undefined : found)];
    });
  nock(US1)
    .post("/search", (body) => !isFirst(body) && body.variables.after === undefined)
    .query(true)
    .reply(200, inner([node(3), node(2)], 3, "cursor-1"));
  nock(US1)
    .post("/search", (body) => body.variables.after === "cursor-1")
    .query(true)
    .reply(200, inner([node(1)], 3));
  const journey = await tasks().client.journey(org, "contact-1", "person");
  expect(journey?.steps.map(({ id }) => id)).toEqual(["step-1", "step-2", "step-3"]);
  expect(journey?.customer).toBe("•••0117");
  expect(from).toHaveLength(2);
});

test("steps that are announced and do not come are an error", async () => {
  nock(US1).post("/search", isFirst).query(true).reply(200, answer(found));
  nock(US1)
    .post("/search", (body) => !isFirst(body))
    .query(true)
    .reply(200, inner([node(1)], 2));
  await expect(tasks().client.journey(org, "contact-1", "person")).rejects.toMatchObject({ code: "result-incomplete" });
});

test("an error inside a 200 is an error", async () => {
  nock(US1)
    .post("/search")
    .query(true)
    .reply(200, { data: null, errors: [{ message: "Validation error" }] });
  await expect(tasks().client.journey(org, "contact-1", "person")).rejects.toMatchObject({ code: "upstream-refused" });
});

test("a contact of nobody is looked for in 36 months, a year at a time, and is then not there", async () => {
  const asked = nock(US1).post("/search").query(true).times(4).reply(200, answer(undefined));
  expect(await tasks().client.journey(org, "contact-1", "person")).toBeUndefined();
  expect(asked.isDone()).toBe(true);
});
