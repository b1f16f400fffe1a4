import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { resources } from "../../../src/wxcc/subscriptions/resource.js";
import { createSubscriptions } from "../../../src/wxcc/subscriptions/subscriptions.js";
import { createSkippingClock } from "../../unit/wxcc/skipping-clock.js";
import { createClient, fixture, org, US1 } from "./lab.js";

const ID = "41c3a5d7-5a0e-4f3b-8a39-2c6b1d7e9f10";
const destination = {
  destinationUrl: "https://floorwalker.example.com/wxcc/events/a-ticket",
  secret: "ab".repeat(32),
};

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function speak() {
  const { http, calls } = createClient(createSkippingClock(Date.UTC(2026, 10, 20)));
  return { subscriptions: createSubscriptions({ http }), calls };
}

/** One subscription as it is answered, without what OpenAPI adds and nobody reads. */
const one = { data: JSON.parse(fixture("subscriptions")).data[0] };
/** The shape of this API's refusals: the key is a number (OpenAPI, ErrorResult). */
const refusal = { trackingId: "NOTIFS_7", error: { key: 403, message: [{ description: "Limit reached" }] } };

test("the list tells those of the second version, and how many there are of both", async () => {
  nock(US1).get("/v2/subscriptions").query({ orgId: org.id }).reply(200, fixture("subscriptions"));
  const { own, count } = await speak().subscriptions.list(org);
  expect(count).toBe(3);
  expect(own.map(({ id, status }) => [id, status])).toEqual([
    [ID, "active"],
    ["9d2b7e60-13f4-4c8a-b5de-7f8091a2b3c4", "inactive"],
  ]);
});

test("a new one names the event, the resource's version, the address and the secret, and nothing that the OpenAPI does not know", async () => {
  nock(US1)
    .post("/v2/subscriptions", {
      name: "floorwalker recordings",
      description: "Tells when a recording is ready.",
      eventTypes: ["capture:available"],
      resourceVersion: "capture:1.0.0",
      orgId: org.id,
      ...destination,
    })
    .reply(201, one);
  await expect(speak().subscriptions.create(org, resources.capture, destination)).resolves.toMatchObject({
    id: ID,
    status: "active",
  });
});

test("contacts' events are a subscription of their own, because one names a single resource", async () => {
  nock(US1)
    .post("/v2/subscriptions", {
      name: "floorwalker alerts",
      description: "Tells when contacts begin to wait, are answered or end, so that alerts look at once.",
      eventTypes: ["task:parked", "task:connected", "task:ended"],
      resourceVersion: "task:1.0.0",
      orgId: org.id,
      ...destination,
    })
    .reply(201, one);
  await expect(speak().subscriptions.create(org, resources.task, destination)).resolves.toMatchObject({ id: ID });
});

test("a renewal makes it active, and names the version, which a change must", async () => {
  nock(US1)
    .patch(`/v2/subscriptions/${ID}`, {
      eventTypes: ["capture:available"],
      resourceVersion: "capture:1.0.0",
      status: "active",
      orgId: org.id,
      ...destination,
    })
    .reply(200, one);
  await expect(speak().subscriptions.renew(org, ID, resources.capture, destination)).resolves.toBeUndefined();
});

test("a removal is answered without a body", async () => {
  nock(US1).delete(`/v2/subscriptions/${ID}`).query({ orgId: org.id }).reply(204);
  await expect(speak().subscriptions.remove(org, ID)).resolves.toBeUndefined();
});

test("a refusal is a Problem with Cisco's words, and what may have happened is not tried twice", async () => {
  nock(US1).post("/v2/subscriptions").reply(403, refusal);
  const { subscriptions, calls } = speak();
  await expect(subscriptions.create(org, resources.capture, destination)).rejects.toMatchObject({
    code: "upstream-forbidden",
    trackingId: "NOTIFS_7",
    say: expect.stringContaining("Limit reached"),
  });
  nock(US1).post("/v2/subscriptions").reply(500);
  await expect(subscriptions.create(org, resources.capture, destination)).rejects.toMatchObject({
    code: "upstream-unavailable",
  });
  expect(calls.map(({ status }) => status)).toEqual([403, 500]);
});
