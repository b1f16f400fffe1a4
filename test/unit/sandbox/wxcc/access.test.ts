import { afterEach, beforeEach, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { type Cloud, NOW, startCloud } from "./cloud.js";

let cloud: Cloud;
beforeEach(async () => {
  cloud = await startCloud();
});
afterEach(() => cloud.stop());

const HOUR = 3_600_000;
const WINDOW = `from=${NOW - 2 * HOUR}&to=${NOW - HOUR}`;
const STATISTICS = `/us1/v1/queues/statistics?${WINDOW}`;
const SEARCH = `{ task(from: ${NOW - HOUR}, to: ${NOW}) { tasks { id } } }`;

test.each([
  ["a token that nobody issued", { token: "stranger" }, 401],
  ["a header that is not a bearer token", { headers: { authorization: "Basic abc" } }, 400],
  ["a token without a contact-centre scope", { token: "noScope" }, 403],
  ["a person who is no administrator", { token: "noAdmin" }, 403],
  ["an org that lives in another region", { token: "lumen" }, 403],
  ["an org without a contact centre", { token: "brightline" }, 403],
  ["the scope cjp:config in place of cjp:config_read", { token: "config" }, 200],
])("%s", async (_who, options, status) => {
  expect((await cloud.get(STATISTICS, options)).status).toBe(status);
});

test("an org named by a token of another org is refused", async () => {
  expect((await cloud.get(`${STATISTICS}&orgId=${lumen.id}`)).status).toBe(403);
  expect((await cloud.search(SEARCH, {}, { path: `/us1/search?orgId=${lumen.id}` })).status).toBe(403);
  expect((await cloud.search(SEARCH, {}, { path: `/us1/search?orgId=${harbor.id}` })).status).toBe(200);
});

test("Search takes the same tokens as statistics", async () => {
  expect((await cloud.search(SEARCH, {}, { token: "stranger" })).status).toBe(401);
  expect((await cloud.search(SEARCH, {}, { token: "noScope" })).status).toBe(403);
  expect((await cloud.search(SEARCH, {}, { token: "lumen" })).status).toBe(403);
  expect((await cloud.search(SEARCH, {}, { token: "lumen", path: "/eu1/search" })).status).toBe(200);
});

test("the 301st request of a client in a minute gets 429 without a body, whatever the org or region", async () => {
  const lane = async () => {
    for (let n = 0; n < 30; n += 1) await cloud.get("/eu1/organization/x", { token: "lumen" });
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  cloud.clock.advance(20_500);
  const refused = await cloud.get(STATISTICS);
  expect(refused).toMatchObject({ status: 429, text: "" });
  expect(refused.headers.get("retry-after")).toBe("40");
  expect((await cloud.search(SEARCH)).status).toBe(429);
  expect((await cloud.get(`/eu1/v1/queues/statistics?${WINDOW}`, { token: "otherClient" })).status).toBe(200);
  cloud.clock.advance(39_500);
  expect((await cloud.get(STATISTICS)).status).toBe(200);
});

test("every answer carries a tracking id, the caller's own when it sent one", async () => {
  for (const path of [STATISTICS, "/us1/nothing/here", `/us1/organization/${harbor.id}`]) {
    expect((await cloud.get(path)).headers.get("trackingid")).toMatch(/[0-9a-f-]{36}$/);
  }
  const reply = await cloud.get("/us1/nothing", { headers: { TrackingId: "INTEGRATION-1" } });
  expect(reply.headers.get("trackingid")).toBe("INTEGRATION-1");
  expect(JSON.parse(reply.text).trackingId).toBe("INTEGRATION-1");
});

test("an unknown route is a 404 in the usual shape", async () => {
  const reply = await cloud.get("/us1/v1/queues");
  expect(reply.status).toBe(404);
  expect(JSON.parse(reply.text).error).toEqual({
    key: "404",
    message: [{ description: "Resource not found: GET /v1/queues" }],
  });
});

test("the tenant is found in its own region only, and only by its own administrator", async () => {
  const found = await cloud.get(`/us1/organization/${harbor.id}`);
  expect(JSON.parse(found.text)).toEqual({
    id: harbor.id,
    name: "Harbor Insurance",
    tenantId: 42,
    timezone: "America/New_York",
    environment: "produs1",
    active: true,
  });
  expect((await cloud.get(`/eu1/organization/${harbor.id}`)).status).toBe(404);
  expect((await cloud.get(`/us1/organization/${lumen.id}`)).status).toBe(403);
  expect((await cloud.get(`/us1/organization/${harbor.id}`, { token: "noAdmin" })).status).toBe(403);
});

test("queues come in pages counted from 0, with links", async () => {
  const path = `/organization/${harbor.id}/v2/contact-service-queue`;
  const page = JSON.parse((await cloud.get(`/us1${path}?page=1&pageSize=4`)).text);
  expect(page.meta).toEqual({
    orgid: harbor.id,
    page: 1,
    pageSize: 4,
    totalPages: 3,
    totalRecords: 9,
    links: {
      self: `${path}?page=1&pageSize=4`,
      first: `${path}?page=0&pageSize=4`,
      last: `${path}?page=2&pageSize=4`,
      next: `${path}?page=2&pageSize=4`,
      prev: `${path}?page=0&pageSize=4`,
    },
  });
  expect(page.data).toHaveLength(4);
  const all = JSON.parse((await cloud.get(`/us1${path}?pageSize=5000`)).text);
  expect(all.meta).toMatchObject({ page: 0, pageSize: 100, totalPages: 1 });
  expect(all.data).toContainEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    name: "Social care",
    queueType: "INBOUND",
    channelType: "SOCIAL_CHANNEL",
    serviceLevelThreshold: 300,
    maxTimeInQueue: 3600,
    active: true,
    timezone: "America/New_York",
  });
  expect((await cloud.get(`/us1${path}?page=-1`)).status).toBe(400);
});
