import { expect, test } from "vitest";
import { z } from "zod";
import { lumen } from "../../../../src/sandbox/world.js";
import { order, startSubscribing } from "./subscribe.js";

/** The answer's shape, written from the OpenAPI by hand. */
const shape = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  description: z.string().optional(),
  eventTypes: z.array(z.string()),
  destinationUrl: z.url(),
  createdTime: z.int(),
  createdBy: z.email(),
  status: z.enum(["active", "inactive"]),
  lastUpdatedTime: z.int(),
  lastUpdatedBy: z.email(),
  resourceVersion: z.string(),
});
const { resourceVersion, ...firstOrder } = order;

test("a subscription is made, read, changed and deleted; its secret is never shown", async () => {
  const { clock, call } = await startSubscribing();
  const made = await call("POST", "/v2/subscriptions", order);
  expect(made.status).toBe(201);
  expect(made.body.meta.orgId).toBe(order.orgId);
  const { secret, orgId, ...shown } = order;
  const subscription = shape.parse(made.body.data);
  expect(subscription).toMatchObject({ ...shown, status: "active", createdBy: "priya.nair@harbor.example" });
  const path = `/v2/subscriptions/${subscription.id}`;
  expect((await call("GET", path)).body).toEqual({ meta: { orgId: order.orgId }, data: subscription });
  clock.advance(1000);
  const change = { resourceVersion, status: "inactive", eventTypes: ["capture:available"], description: "asleep" };
  const changed = await call("PATCH", path, change);
  const lastUpdatedTime = subscription.createdTime + 1000;
  expect(changed.body.data).toEqual({ ...subscription, status: "inactive", description: "asleep", lastUpdatedTime });
  expect(await call("DELETE", path)).toEqual({ status: 204, body: undefined });
  expect((await call("GET", path)).status).toBe(400);
});

test("each version lists its own and counts both", async () => {
  const { call } = await startSubscribing();
  await call("POST", "/v2/subscriptions", order);
  const first = await call("POST", "/v1/subscriptions", { ...firstOrder, eventTypes: ["task:ended", "agent:login"] });
  expect(first.status).toBe(201);
  for (const version of ["v1", "v2"]) {
    const { body } = await call("GET", `/${version}/subscriptions`);
    expect(body.meta).toEqual({ orgId: order.orgId, subscriptionCount: 2 });
    expect(body.data).toHaveLength(1);
  }
  expect((await call("GET", `/v2/subscriptions/${first.body.data.id}`)).status).toBe(400);
});

const { name, eventTypes, destinationUrl, ...nameless } = order;
test.each([
  ["no name", { ...nameless, eventTypes, destinationUrl }, "name: must not be null"],
  ["a short name", { ...order, name: "bot" }, "name: size"],
  ["a long name", { ...order, name: "x".repeat(65) }, "name: size"],
  ["no events", { ...order, eventTypes: [] }, "eventTypes: size"],
  ["33 events", { ...order, eventTypes: Array.from({ length: 33 }, () => "capture:available") }, "eventTypes: size"],
  ["an event of another resource", { ...order, eventTypes: ["capture:available", "task:ended"] }, "task:ended"],
  ["an invented event", { ...order, eventTypes: ["capture:ready"] }, "capture:ready"],
  ["no version of the resource", firstOrder, "resourceVersion: must not be null"],
  ["an unknown version", { ...order, resourceVersion: "capture:9.0.0" }, "resourceVersion"],
  ["a short secret", { ...order, secret: "12345" }, "secret: size"],
  ["a long secret", { ...order, secret: "x".repeat(257) }, "secret: size"],
  ["plain HTTP", { ...order, destinationUrl: "http://bot.example.com/hook" }, "HTTPS"],
  ["another port", { ...order, destinationUrl: "https://bot.example.com:8443/hook" }, "port 443"],
  ["no path", { ...order, destinationUrl: "https://bot.example.com" }, "path"],
  ["a query", { ...order, destinationUrl: "https://bot.example.com/hook?token=1" }, "query"],
  ["a fragment", { ...order, destinationUrl: "https://bot.example.com/hook#1" }, "fragment"],
  ["a user", { ...order, destinationUrl: "https://me:you@bot.example.com/hook" }, "user information"],
  ["an address of a private network", { ...order, destinationUrl: "https://10.0.0.7/hook" }, "public domain"],
  ["a name without a domain", { ...order, destinationUrl: "https://intranet/hook" }, "public domain"],
  ["no URL", { ...order, destinationUrl: "bot" }, "must be a URL"],
  ["something unknown", { ...order, filter: "queue" }, "unknown property filter"],
])("%s is refused with 400, a number as key and the reason", async (_what, body, reason) => {
  const { call } = await startSubscribing();
  const refused = await call("POST", "/v2/subscriptions", body);
  expect(refused).toEqual({
    status: 400,
    body: {
      trackingId: expect.stringMatching(/^NOTIFS_/),
      error: { key: 400, message: [{ description: expect.stringContaining(reason) }] },
    },
  });
});

test("on loopback, in the sandbox alone, plain HTTP and any port will do", async () => {
  const { call } = await startSubscribing();
  for (const host of ["127.0.0.1:3000", "localhost:8080", "[::1]:99"]) {
    const made = await call("POST", "/v2/subscriptions", { ...order, destinationUrl: `http://${host}/hook` });
    expect(made.status).toBe(201);
  }
});

test("a name cannot be changed, and a change keeps the rules of a new one", async () => {
  const { call } = await startSubscribing();
  const path = `/v2/subscriptions/${(await call("POST", "/v2/subscriptions", order)).body.data.id}`;
  expect((await call("PATCH", path, { resourceVersion, name: "another" })).status).toBe(400);
  expect((await call("PATCH", path, { status: "inactive" })).status).toBe(400);
  expect((await call("PATCH", path, { resourceVersion, status: "asleep" })).status).toBe(400);
  expect((await call("PATCH", path, { resourceVersion: "task:1.0.0" })).status).toBe(400);
  expect((await call("PATCH", path, { resourceVersion })).status).toBe(200);
});

test("an org has twenty at most, of both versions together", async () => {
  const { call } = await startSubscribing();
  for (let n = 0; n < 20; n += 1) {
    const [path, body] = n % 2 === 0 ? ["/v1", firstOrder] : ["/v2", order];
    expect((await call("POST", `${path}/subscriptions`, body)).status).toBe(201);
  }
  expect((await call("POST", "/v2/subscriptions", order)).status).toBe(403);
});

test("an administrator may read with one scope and write with the other, nobody else and about no other org", async () => {
  const { call, tokenOf } = await startSubscribing();
  const reader = tokenOf("priya.nair@harbor.example", "cjp:config_read");
  const writer = tokenOf("priya.nair@harbor.example", "cjp:config_write");
  const supervisor = tokenOf("maya.fields@harbor.example", "cjp:config_read", "cjp:config_write");
  const foreigner = tokenOf("camille.laurent@lumen.example", "cjp:config_read", "cjp:config_write");
  const statuses = async (token: string) => [
    (await call("GET", "/v2/subscriptions", undefined, token)).status,
    (await call("POST", "/v2/subscriptions", order, token)).status,
  ];
  expect(await statuses(reader)).toEqual([200, 403]);
  expect(await statuses(writer)).toEqual([403, 201]);
  expect(await statuses(supervisor)).toEqual([403, 403]);
  expect(await statuses(foreigner)).toEqual([403, 403]);
  expect((await call("POST", "/v2/subscriptions", { ...order, orgId: lumen.id })).status).toBe(403);
});

test("the events that there are can be listed, in the second version with the versions of their resources", async () => {
  const { call } = await startSubscribing();
  const first = (await call("GET", "/v1/event-types")).body;
  const second = (await call("GET", "/v2/event-types")).body;
  const event = { name: "capture:available", resource: "capture", action: "available" };
  for (const { data } of [first, second]) expect(data).toContainEqual(event);
  const names = (data: readonly { name: string }[]) => data.map((each) => each.name);
  expect(names(first.data)).toContain("agent:state_change");
  expect(names(second.data)).toContain("agent:channelType_state_change");
  expect(new Set(names(second.data)).size).toBe(second.data.length);
  expect(first.meta).toEqual({ orgId: order.orgId });
  expect(second.meta.resourceVersionList).toContainEqual({ resource: "capture", version: "1.0.0" });
});
