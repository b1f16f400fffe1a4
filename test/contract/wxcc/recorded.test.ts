import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTasks } from "../../../src/wxcc/tasks/tasks.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, org, US1 } from "./lab.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const today = { from: Date.UTC(2026, 10, 20), to: NOW };
const all = { queueIds: [], teamIds: [], agentIds: [], channels: [] };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function tasks() {
  const clock = createSkippingClock(NOW);
  const { http, calls } = createClient(clock);
  return { client: createTasks({ http, clock }), calls };
}

const record = (n: number, more: object = {}) => ({
  id: `contact-${n}`,
  channelType: "telephony",
  direction: "inbound",
  origin: "+13035550117",
  destination: "+18005550199",
  createdTime: today.from + n,
  endedTime: today.from + n + 60_000,
  totalDuration: 60_000,
  recordingCount: 1,
  isRecordingDeleted: false,
  lastQueue: { id: "q1", name: "Claims_Q" },
  lastAgent: { id: "a1", name: "Ines Duarte" },
  lastTeam: { id: "t1", name: "Tier1" },
  ...more,
});
const page = (tasks: readonly object[] | null, endCursor?: string) => ({
  data: { taskDetails: { tasks, pageInfo: { hasNextPage: endCursor !== undefined, endCursor: endCursor ?? null } } },
});
const search = () => nock(US1).post("/search").query({ orgId: org.id });

test("one question asks for what was or will be recorded, narrowed by ids; nobody's number leaves the client", async () => {
  let asked: unknown;
  nock(US1)
    .post("/search", (body) => {
      asked = body;
      return true;
    })
    .query({ orgId: org.id })
    .reply(200, page([record(1), record(2, { direction: "outdial", lastQueue: null, recordingCount: null })]));
  const narrowing = { queueIds: ["q1", "q2"], teamIds: ["t1"], agentIds: ["a1"], channels: ["voice" as const] };
  const found = await tasks().client.recorded(org, today, narrowing, "person");
  expect(asked).toMatchObject({
    variables: {
      from: String(today.from),
      to: String(today.to),
      filter: {
        and: [
          { or: [{ captureRequested: { equals: true } }, { recordingCount: { gt: 0 } }] },
          { or: [{ lastQueue: { id: { equals: "q1" } } }, { lastQueue: { id: { equals: "q2" } } }] },
          { or: [{ channelType: { equals: "telephony" } }] },
          { or: [{ lastTeam: { id: { equals: "t1" } } }] },
          { or: [{ lastAgent: { id: { equals: "a1" } } }] },
        ],
      },
    },
  });
  expect(found.map(({ id, queue, customer }) => [id, queue?.name, customer])).toEqual([
    ["contact-2", undefined, "•••0199"],
    ["contact-1", "Claims_Q", "•••0117"],
  ]);
  expect(JSON.stringify(found)).not.toContain("3035550117");
});

test("every page, newest first, each contact once although the pages moved on between them", async () => {
  search().reply(200, page([record(4), record(3)], "1"));
  search().reply(200, page([record(3), record(2)]));
  const { client, calls } = tasks();
  const ids = async () => (await client.recorded(org, today, all, "person")).map(({ id }) => id);
  expect(await ids()).toEqual(["contact-4", "contact-3", "contact-2"]);
  await ids();
  expect(calls).toHaveLength(2);
});

test("a page that fails half-way is an error, never a short list", async () => {
  search().reply(200, page([record(4)], "1"));
  search().times(3).reply(500, {});
  await expect(tasks().client.recorded(org, today, all, "person")).rejects.toMatchObject({
    code: "upstream-unavailable",
    say: expect.stringContaining("list of recorded contacts of Northwind"),
  });
});

test.each([
  ["no list", { data: {} }],
  ["a contact without an id", page([{ createdTime: 1 }])],
])("nonsense is said to be nonsense: %s", async (_, body) => {
  search().reply(200, body);
  await expect(tasks().client.recorded(org, today, all, "person")).rejects.toMatchObject({ code: "upstream-nonsense" });
});

test("nothing recorded is an empty list", async () => {
  search().reply(200, page(null));
  expect(await tasks().client.recorded(org, today, all, "person")).toEqual([]);
});
