import { gzipSync } from "node:zlib";
import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createQueueDirectory } from "../../../src/wxcc/queue-directory.js";
import { createRestSource } from "../../../src/wxcc/statistics/rest.js";
import { createSearchSource } from "../../../src/wxcc/statistics/search.js";
import { createWaitingSource } from "../../../src/wxcc/statistics/waiting.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, fixture, org, US1 } from "./lab.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const midnight = Date.UTC(2026, 10, 20);
const today = { from: midnight, to: NOW };
const claims = "0b54c7d1-2f3e-4a6b-8c9d-7e1f2a3b4c5d";

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

test("queue statistics by REST, zipped, as the OpenAPI describes them", async () => {
  const clock = createSkippingClock(NOW);
  const asked = nock(US1, { reqheaders: { authorization: "Bearer token-1", "accept-encoding": "gzip" } })
    .get("/v1/queues/statistics")
    .query({ from: String(midnight), to: String(Date.UTC(2026, 10, 20, 9)), orgId: org.id, queueIds: claims })
    .reply(200, gzipSync(fixture("queue-statistics")), { "content-encoding": "gzip" });
  const answer = await createRestSource({ ...createClient(clock), clock }).queues(org, today, { queueIds: [claims] });
  expect(asked.isDone()).toBe(true);
  expect(answer.rows.map((row) => [row.queueName, row.channel])).toEqual([
    ["Claims_Q", "voice"],
    ["Claims_Q", "chat"],
  ]);
  expect(answer.rows[0]?.sums).toMatchObject({
    offered: 13,
    answered: 12,
    answeredInTarget: 11,
    abandoned: 1,
    waitAllMs: Math.round(21840.5 * 9),
    talkMs: 187032.25 * 12,
    short: null,
  });
});

test("queue statistics by Search, two pages of shuffled floats", async () => {
  const clock = createSkippingClock(NOW);
  nock(US1)
    .post("/search", (body) => body.variables.pagination === undefined)
    .query({ orgId: org.id })
    .reply(200, fixture("search-task-details-0"));
  nock(US1)
    .post("/search", (body) => body.variables.pagination?.cursor === "lastQueue=0b54c7d1::channelType=telephony")
    .query({ orgId: org.id })
    .reply(200, fixture("search-task-details-1"));
  const answer = await createSearchSource({ ...createClient(clock), clock }).queues(org, today, {});
  expect(answer.rows).toMatchObject([
    { queueName: "Claims_Q", channel: "voice", sums: { offered: 40, answered: 34, answeredInTarget: 29, short: 1 } },
    { queueName: "Renewals_Q", channel: "chat", sums: { offered: 10, longestWaitMs: 60_000, holdMs: 0 } },
  ]);
});

test("waiting contacts by Search", async () => {
  nock(US1)
    .post("/search", (body) => body.query.includes("task(") && body.variables.filter.and.length === 2)
    .query({ orgId: org.id })
    .reply(200, fixture("search-task-waiting"));
  const { http } = createClient(createSkippingClock(NOW));
  await expect(createWaitingSource({ http }).waiting(org, {}, NOW, "person")).resolves.toEqual([
    { queueId: claims, queueName: "Claims_Q", waiting: 3, oldestCreatedAt: 1795165512000 },
  ]);
});

test("the queue list, all pages", async () => {
  const clock = createSkippingClock(NOW);
  for (const page of ["0", "1"]) {
    nock(US1)
      .get(`/organization/${org.id}/v2/contact-service-queue`)
      .query((query) => query.page === page && query.pageSize === "100")
      .reply(200, fixture(`contact-service-queues-${page}`));
  }
  await expect(createQueueDirectory({ ...createClient(clock), clock }).queues(org)).resolves.toEqual([
    { id: claims, name: "Claims_Q", channel: "voice", serviceLevelThresholdSeconds: 20 },
    {
      id: "3c9a1e70-5d2b-4f8c-a6e4-9b0d1c2e3f47",
      name: "Renewals_Q",
      channel: "social",
      serviceLevelThresholdSeconds: 120,
    },
  ]);
});
