import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import { contactAt } from "../../../../src/sandbox/model/contact-at.js";
import { harbor } from "../../../../src/sandbox/world.js";
import { taskHappenings } from "../../../../src/sandbox/wxcc/subscriptions/task-happenings.js";
import { watchFloor } from "../../../../src/sandbox/wxcc/subscriptions/watch-floor.js";
import { traffic } from "../../../helpers/floor.js";
import { NOW } from "./ask-captures.js";
import { order, receiveEvents, SECRET, startSubscribing } from "./subscribe.js";

const MINUTE = 60_000;
const wanted = {
  ...order,
  eventTypes: ["task:parked", "task:connected", "task:ended"],
  resourceVersion: "task:1.0.0",
};
const source = taskHappenings(traffic());
const [first] = source.between(harbor.id, NOW, NOW + MINUTE).filter(({ type }) => wanted.eventTypes.includes(type));
if (!first) throw new Error("nothing happens");

/** A watch whose events are only noted. */
function watch() {
  const clock = createSandboxClock({ start: NOW, running: true });
  const sent: string[] = [];
  const asked: number[] = [];
  const counting: typeof source = {
    ...source,
    between: (orgId, after, until) => {
      asked.push(until);
      return source.between(orgId, after, until);
    },
  };
  const send = async ({ body }: { body: string }) => {
    const { type, data }: { type: string; data: { taskId: string } } = JSON.parse(body);
    sent.push(`${type} ${data.taskId}`);
    return true;
  };
  const ending = new AbortController();
  const edge = { signal: ending.signal, send };
  const subscriptions = watchFloor({ clock, model: traffic(), sources: [counting], events: edge });
  const subscribe = (more: object) =>
    subscriptions.add(
      { ...wanted, ...more },
      { version: "v2", email: "priya.nair@harbor.example", origin: "http://127.0.0.1:1" },
    );
  return { clock, subscriptions, sent, asked, subscribe };
}

test("a contact that begins to wait, is answered or ends is told of at that moment, signed", async () => {
  const { clock, call } = await startSubscribing();
  const { url, next } = await receiveEvents();
  const { body } = await call("POST", "/v2/subscriptions", { ...wanted, destinationUrl: url });
  clock.to(first.at - 1);
  clock.to(first.at);
  const [event] = await next(1);
  const { raw = "", headers = {} } = event ?? {};
  expect(JSON.parse(raw)).toMatchObject({
    type: first.type,
    source: `/com/cisco/wxcc/${body.data.id}`,
    comciscoorgid: harbor.id,
    comciscotimestamp: String(first.at),
    data: { taskId: first.key.split("/")[0], createdTime: first.at, channelType: expect.any(String) },
  });
  expect(headers["x-webexcc-signature"]).toBe(createHmac("sha256", SECRET).update(raw).digest("hex"));
  expect(headers["x-webexcc-webhook-version"]).toBe("task:1.0.0");
});

test("events agree with what the floor shows: whoever is parked waits, and whoever has ended does not", () => {
  const happenings = source.between(harbor.id, NOW, NOW + 10 * MINUTE);
  expect(happenings.length).toBeGreaterThan(20);
  for (const { type, at, key } of happenings) {
    const contact = traffic().contact(harbor.id, key.split("/")[0] ?? "");
    const view = contact && contactAt(contact, at);
    if (type === "task:ended") expect(view?.ended).toBe(true);
    if (type === "task:parked") expect(view?.leg?.enteredAt).toBe(at);
    if (type === "task:connected") expect(view?.legAnswered).toBe(true);
  }
});

test("only the events of the types that were asked for come", () => {
  const { clock, sent, subscribe } = watch();
  subscribe({ eventTypes: ["task:ended"] });
  clock.to(NOW + MINUTE);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((each) => !each.startsWith("task:ended"))).toEqual([]);
});

test("after a long jump only the last minute is told", () => {
  const { clock, sent, subscribe } = watch();
  subscribe({});
  clock.to(NOW + 240 * MINUTE);
  const most = source.between(harbor.id, NOW + 238 * MINUTE, NOW + 241 * MINUTE);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBeLessThanOrEqual(most.length);
});

test("nothing is worked out and nothing waits while nobody wants a task's events", () => {
  const { clock, subscriptions, asked, subscribe } = watch();
  subscribe({ eventTypes: ["capture:available"] });
  clock.advance(MINUTE);
  expect([asked, clock.sleepers()]).toEqual([[], []]);
  const made = subscribe({});
  expect(clock.sleepers()).toHaveLength(1);
  subscriptions.remove(made);
  const looked = asked.length;
  clock.advance(MINUTE);
  expect(asked).toHaveLength(looked);
});
