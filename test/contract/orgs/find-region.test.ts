import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findRegion } from "../../../src/orgs/find-region.js";
import { regions } from "../../../src/orgs/regions.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";

const orgId = "4f0c9a52-7d1b-4c3e-9b60-2e5d8a7f1c34";
const path = `/organization/${orgId}`;
const cloud = "https://api.wxcc-{region}.cisco.com";
const clock = createSandboxClock({ start: 0, running: false });
/** The tenant record as Cisco's recording extractor reads it. */
const tenant = {
  id: orgId,
  name: "Harbor Insurance",
  tenantId: "1201",
  timezone: "America/New_York",
  environment: "produs1",
  subscriptionType: "PREMIUM",
  active: true,
};

const region = (id: string) => nock(cloud.replace("{region}", id)).get(path);
const others = (id: string) => regions.filter((each) => each.id !== id).map((each) => region(each.id));
const search = (url = cloud) => findRegion({ fetch, clock }, url, orgId, "the-token");

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.abortPendingRequests();
  nock.cleanAll();
  nock.enableNetConnect();
});

test("the region that knows the org is taken, whatever the others answer", async () => {
  for (const [index, asked] of others("anz1").entries()) asked.reply([404, 403, 401, 500, 429][index % 5] ?? 404, "");
  region("anz1").matchHeader("authorization", "Bearer the-token").reply(200, tenant);
  expect(await search()).toEqual({
    kind: "found",
    tenant: { kind: "tenant", region: "anz1", name: "Harbor Insurance", zone: "America/New_York" },
  });
});

test("a region that never answers keeps nobody waiting", async () => {
  for (const asked of others("us1")) asked.delay(600_000).reply(404);
  region("us1").reply(200, tenant);
  expect(await search()).toMatchObject({ kind: "found", tenant: { region: "us1" } });
});

test("a network fault is tried once more", async () => {
  for (const asked of others("eu1")) asked.reply(404);
  region("eu1").replyWithError("connection reset");
  region("eu1").reply(200, tenant);
  expect(await search()).toMatchObject({ kind: "found", tenant: { region: "eu1" } });
});

test("when no region knows it, what each of them answered is told", async () => {
  for (const asked of others("jp1")) asked.reply(404, { trackingId: "x", error: { key: "404" } });
  region("jp1").twice().replyWithError("connection reset");
  const found = await search();
  expect(found).toMatchObject({ kind: "nowhere" });
  expect("tried" in found && found.tried.map(({ region, answer }) => `${region} ${answer}`)).toEqual([
    "us1 404",
    "eu1 404",
    "eu2 404",
    "anz1 404",
    "ca1 404",
    "jp1 no answer",
    "sg1 404",
    "in1 404",
  ]);
});

test("another organisation's record and a page of HTML are no match", async () => {
  for (const asked of others("us1")) asked.reply(200, "<html>sign in</html>");
  region("us1").reply(200, { ...tenant, id: "b81e2c60-3a94-4d57-8f1d-6c0e7a95d2b3" });
  expect(await search()).toMatchObject({ kind: "nowhere", tried: { length: 8 } });
});

test("a fixed address is asked once and called so", async () => {
  nock("https://contact.example").get(`/cc${path}`).reply(200, { name: "Harbor Insurance" });
  expect(await search("https://contact.example/cc")).toMatchObject({
    kind: "found",
    tenant: { region: "fixed", zone: "UTC" },
  });
});

test("a time zone this machine does not know becomes UTC", async () => {
  nock("https://contact.example")
    .get(path)
    .reply(200, { ...tenant, timezone: "Harbour/Standard" });
  expect(await search("https://contact.example")).toMatchObject({ tenant: { zone: "UTC" } });
});
