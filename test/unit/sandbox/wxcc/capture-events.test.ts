import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import { createCaptureCatalog } from "../../../../src/sandbox/model/captures/create-capture-catalog.js";
import { harbor } from "../../../../src/sandbox/world.js";
import { captureHappenings } from "../../../../src/sandbox/wxcc/subscriptions/capture-happenings.js";
import { watchFloor } from "../../../../src/sandbox/wxcc/subscriptions/watch-floor.js";
import { traffic } from "../../../helpers/floor.js";
import { endingCall } from "../../../helpers/recorded-contacts.js";
import { NOW } from "./ask-captures.js";
import { order, receiveEvents, SECRET, startSubscribing } from "./subscribe.js";

const HOUR = 3_600_000;
const catalog = createCaptureCatalog(traffic());
const readyIn = (after: number, until: number) =>
  catalog.readyBetween(harbor.id, after, until).map(({ contact }) => contact.id);
/** The first capture to become ready after the start. */
const [first, second] = catalog.readyBetween(harbor.id, NOW, NOW + HOUR);
if (!first || !second) throw new Error("no captures");

/** A watch whose events are only noted. */
function watch({ running = false } = {}) {
  const clock = createSandboxClock({ start: NOW, running });
  const model = traffic();
  const sent: { taskId: string; id: string }[] = [];
  const asked: number[] = [];
  const ending = new AbortController();
  const counting = {
    ...catalog,
    readyBetween: (orgId: string, after: number, until: number) => {
      asked.push(until);
      return catalog.readyBetween(orgId, after, until);
    },
  };
  const subscriptions = watchFloor({
    clock,
    model,
    sources: [captureHappenings(counting, () => "us1")],
    events: {
      signal: ending.signal,
      send: async ({ body }) => {
        const { id, data }: { id: string; data: { taskId: string } } = JSON.parse(body);
        sent.push({ id, taskId: data.taskId });
        return true;
      },
    },
  });
  const subscribe = (more: object = {}) =>
    subscriptions.add(
      { ...order, ...more },
      { version: "v2", email: "priya.nair@harbor.example", origin: "http://127.0.0.1:1" },
    );
  return { clock, subscriptions, sent, asked, ending, subscribe };
}

test("when a capture becomes ready, whoever subscribed is told with a signature over the very bytes", async () => {
  const { clock, call } = await startSubscribing();
  const { url, next, received } = await receiveEvents();
  const { body } = await call("POST", "/v2/subscriptions", { ...order, destinationUrl: url });
  clock.to(first.readyAt - 1);
  clock.to(first.readyAt);
  await next(1);
  expect(received).toHaveLength(1);
  const [{ raw, headers }] = received as [(typeof received)[0]];
  expect(JSON.parse(raw)).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    specversion: "1.0",
    type: "capture:available",
    source: `/com/cisco/wxcc/${body.data.id}`,
    comciscoorgid: harbor.id,
    comciscotimestamp: String(first.readyAt),
    datacontenttype: "application/json",
    data: { taskId: first.contact.id, filePath: expect.stringContaining("/storage/"), createdTime: first.readyAt },
  });
  expect(headers["x-webexcc-signature"]).toBe(createHmac("sha256", SECRET).update(raw).digest("hex"));
  expect(headers["x-webexcc-timestamp"]).toBe(String(first.readyAt));
  expect(headers["x-webexcc-webhook-version"]).toBe("capture:1.0.0");
  const file = await fetch(JSON.parse(raw).data.filePath, { headers: { range: "bytes=0-3" } });
  expect([file.status, await file.text()]).toEqual([206, first.recordings.length > 0 ? "RIFF" : expect.any(String)]);
});

test("the first version sends neither time nor version, and without a secret nothing is signed", async () => {
  const { clock, call } = await startSubscribing();
  const { url, next } = await receiveEvents();
  const { resourceVersion, secret, ...bare } = { ...order, destinationUrl: url };
  await call("POST", "/v1/subscriptions", bare);
  clock.to(first.readyAt);
  const [event] = await next(1);
  const names = Object.keys(event?.headers ?? {});
  expect(names.filter((name) => name.startsWith("x-webex"))).toEqual([]);
});

test("nothing is sent when a subscription is made, nor of what was ready before", async () => {
  const { clock, sent, subscribe } = watch();
  subscribe();
  expect(sent).toEqual([]);
  clock.to(first.readyAt);
  expect(sent.map(({ taskId }) => taskId)).toEqual([first.contact.id]);
});

test("each capture is told once, however the clock gets there, and the same capture by the same id", () => {
  const stepping = watch();
  stepping.subscribe();
  for (let at = NOW; at <= NOW + HOUR; at += 60_000) stepping.clock.to(at);
  expect(stepping.sent.map(({ taskId }) => taskId)).toEqual(readyIn(NOW, NOW + HOUR));
  expect(new Set(stepping.sent.map(({ id }) => id)).size).toBe(stepping.sent.length);
  const ids = stepping.sent.map(({ id }) => id);
  stepping.clock.to(NOW);
  stepping.clock.to(first.readyAt);
  expect(stepping.sent.at(-1)?.id).toBe(ids[0]);
});

test("after a long jump only what became ready in the last hour is told", () => {
  const { clock, sent, subscribe } = watch();
  subscribe();
  clock.to(NOW + 4 * HOUR);
  const told = sent.map(({ taskId }) => taskId);
  expect(told).toEqual(readyIn(NOW + 3 * HOUR, NOW + 4 * HOUR));
  expect(told.length).toBeGreaterThan(5);
});

test("nothing is worked out and nothing waits while nobody has an active subscription to captures", () => {
  const { clock, subscriptions, asked, subscribe, sent } = watch({ running: true });
  clock.to(NOW + HOUR);
  subscribe({ eventTypes: ["task:ended"] });
  clock.advance(HOUR);
  expect([asked, clock.sleepers()]).toEqual([[], []]);
  const made = subscribe();
  expect(asked.length).toBeGreaterThan(0);
  subscriptions.change(made, { status: "inactive", resourceVersion: undefined }, "priya.nair@harbor.example");
  const looked = asked.length;
  clock.advance(HOUR);
  expect([asked.length, sent.length]).toEqual([looked, 0]);
});

test("where time passes by itself it sleeps until the next capture; where it stands still nobody waits", () => {
  const running = watch({ running: true });
  running.subscribe();
  const [until = 0] = running.clock.sleepers();
  expect(Math.abs(until - first.readyAt)).toBeLessThan(1000);
  running.ending.abort();
  const standing = watch();
  standing.subscribe();
  expect(standing.clock.sleepers()).toEqual([]);
});

test("deliveries can be ordered to get lost, to come twice and to overtake each other", async () => {
  const { clock, cloud, call } = await startSubscribing();
  const { url, next, received } = await receiveEvents();
  await call("POST", "/v2/subscriptions", { ...order, destinationUrl: url });
  const match = "DELIVER /capture/available";
  cloud.faults([{ match, times: 1, drop: true }]);
  clock.to(first.readyAt);
  cloud.faults([{ match, times: 1, copies: 2 }]);
  clock.to(second.readyAt);
  await next(2);
  expect(received.map(({ taskId }) => taskId)).toEqual([second.contact.id, second.contact.id]);
  expect(new Set(received.map(({ id }) => id)).size).toBe(1);
  const [third, fourth] = catalog.readyBetween(harbor.id, second.readyAt, second.readyAt + HOUR);
  cloud.faults([{ match, times: 1, delayMs: 150 }]);
  clock.to(third?.readyAt ?? 0);
  clock.to(fourth?.readyAt ?? 0);
  await next(4);
  expect(received.slice(2).map(({ taskId }) => taskId)).toEqual([fourth?.contact.id, third?.contact.id]);
});

test.each([
  ["errors", { status: 500 }],
  ["a redirect, which is not followed", { status: 307, headers: { location: "http://127.0.0.1:9/" } }],
])("a subscription is switched off after ten deliveries in a row that got %s", async (_what, answer) => {
  const { clock, call } = await startSubscribing();
  const { url, next } = await receiveEvents(() => answer);
  const path = `/v2/subscriptions/${(await call("POST", "/v2/subscriptions", { ...order, destinationUrl: url })).body.data.id}`;
  const status = async () => (await call("GET", path)).body.data.status;
  const ready = catalog.readyBetween(harbor.id, NOW, NOW + HOUR).slice(0, 11);
  for (const [n, { readyAt }] of ready.slice(0, 9).entries()) {
    clock.to(readyAt);
    await next(n + 1);
  }
  expect(await status()).toBe("active");
  clock.to(ready[9]?.readyAt ?? 0);
  await next(10);
  await expect.poll(status).toBe("inactive");
});

test("a call that has just ended is told of when its capture comes", () => {
  const { clock, sent, subscribe } = watch();
  const call = endingCall(NOW);
  clock.to(call.endedAt);
  subscribe();
  clock.to(call.captureReadyAt);
  expect(sent.map(({ taskId }) => taskId)).toContain(call.id);
});
