import { afterEach, beforeEach, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { type Cloud, model, NOW, startCloud } from "./cloud.js";

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

const DAY = 24 * HOUR;
const CLAIMS = model.centre(harbor.id)?.queues[0]?.id;
const AGENT = model.centre(harbor.id)?.agents[0]?.id;

/** Everything else that this cloud answers. */
const ENDPOINTS = [
  `/us1/v1/agents/statistics?${WINDOW}`,
  `/us1/v1/agents/activities?${WINDOW}`,
  `/us1/v1/tasks?from=${NOW - DAY}`,
  `/us1/v1/ewt?queueId=${CLAIMS}&lookbackMinutes=60&minValidSamples=1`,
  ...["auxiliary-code", "contact-service-queue", "entry-point", "multimedia-profile", "site", "team", "user"].map(
    (list) => `/us1/organization/${harbor.id}/v2/${list}`,
  ),
  `/us1/organization/${harbor.id}/user/by-ci-user-id/${AGENT}`,
];

test.each(ENDPOINTS)("%s asks for the same token, scope and role, and carries a tracking id", async (path) => {
  const status = async (token: string) => (await cloud.get(path, { token })).status;
  expect(await status("harbor")).toBe(200);
  expect(await status("config")).toBe(200);
  expect(await status("stranger")).toBe(401);
  expect(await status("noScope")).toBe(403);
  expect(await status("noAdmin")).toBe(403);
  expect(await status("lumen")).toBe(403);
  expect((await cloud.get(path, { headers: { TrackingId: "INTEGRATION-2" } })).headers.get("trackingid")).toBe(
    "INTEGRATION-2",
  );
});

test.each(ENDPOINTS.filter((path) => path.includes("/v1/")))("%s refuses the name of another org", async (path) => {
  expect((await cloud.get(`${path}&orgId=${lumen.id}`)).status).toBe(403);
  expect((await cloud.get(`${path}&orgId=${harbor.id}`)).status).toBe(200);
});
