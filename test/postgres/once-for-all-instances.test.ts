import { afterEach, describe, expect, inject, test } from "vitest";
import { seedStore } from "../../src/sandbox/seed.js";
import * as world from "../../src/sandbox/world.js";
import type { AlertRecord } from "../../src/store/alert-records.js";
import type { Store } from "../../src/store/store.js";
import { BEFORE_THE_RUSH } from "../helpers/alert-rules.js";
import { signIn } from "../helpers/browser.js";
import { FRIDAY_MORNING, people, places } from "../helpers/floor.js";
import { signInToListen } from "../helpers/listener.js";
import { endingCall, recordedCall } from "../helpers/recorded-contacts.js";
import { type Instances, openInstances } from "../helpers/two-instances.js";

const MINUTE = 60_000;
const IN_THE_RUSH = new Date(Date.parse(BEFORE_THE_RUSH) + 20 * MINUTE).toISOString();
const { harbor } = world;

let all: Instances;
afterEach(() => all.stop());

const open = async (options: { now?: string; seed?: (store: Store) => Promise<void> } = {}) => {
  all = await openInstances({ postgresUrl: inject("postgresUrl"), now: FRIDAY_MORNING, count: 0, ...options });
  return Promise.all([all.start(), all.start()]);
};

/** The database has a clock of its own, so these stories go on in real time. */
async function eventually(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Long enough for a second one to come, were there one. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 2_500));

const calls = (match: string) =>
  all.cloud
    .requests()
    .map(({ method, path }) => `${method} ${path}`)
    .filter((call) => call.includes(match));
const texts = (space: string = places.floor) => {
  const { spaces, bot } = all.cloud.state();
  const messages = spaces.find(({ title }) => title === space)?.messages ?? [];
  return messages
    .filter(({ personEmail }) => personEmail === bot.email)
    .map(({ markdown, text }) => markdown ?? text ?? "");
};
const say = (text: string, from: string = people.maya, space: string = places.floor) =>
  all.cloud.say({ text, from, space });

describe("instances that start in the same second", () => {
  test("register one pair of webhooks, and one that stops leaves them to the others", async () => {
    const [first] = await open();
    expect(calls("POST /v1/webhooks")).toHaveLength(2);
    await first.stop();
    expect(calls("DELETE /v1/webhooks")).toEqual([]);
    say("queue stats today");
    await eventually(() => texts().length === 1, "an answer of the instance that is left");
  });

  test("make one subscription to a contact centre's events, and one that stops leaves it", async () => {
    const [first] = await open({ seed: (store) => putRule(store, {}) });
    await connectWithChanges(first.store);
    say("alert when longest wait > 90m");
    await eventually(() => calls("POST /wxcc/us1/v2/subscriptions").length > 0, "a subscription");
    await moment();
    await first.stop();
    expect(calls("POST /wxcc/us1/v2/subscriptions")).toHaveLength(1);
    expect(calls("DELETE /wxcc/us1/v2/subscriptions")).toEqual([]);
  });
});

test("however many questions find a token that is over, at any instance, it is renewed once", async () => {
  await open({
    seed: async (store) =>
      void (await store.tokens.update(harbor.id, (old) => old && { ...old, expiresAt: Date.parse(FRIDAY_MORNING) })),
  });
  for (let n = 0; n < 12; n++) say(`queue stats ${n % 2 ? "today" : "yesterday"}`);
  await eventually(() => texts().length >= 12, "twelve answers");
  expect(calls("POST /v1/access_token")).toHaveLength(1);
});

describe("alerts", () => {
  const alertsIn = () => texts().filter((text) => /Warning|Critical/.test(text) && text.includes("longest wait"));

  test("a breach is one message, whoever looks how often, and an interval one poll", async () => {
    await open({ now: IN_THE_RUSH, seed: (store) => putRule(store, { warning: 5 * MINUTE }) });
    await eventually(() => alertsIn().length > 0, "the message");
    await moment();
    expect(calls("/search")).toHaveLength(1);
    // Everybody's button, all at once, makes everybody show the event again.
    for (let n = 0; n < 6; n++) say(`alert acknowledge rule org:"${harbor.name}"`);
    await eventually(() => texts().filter((text) => text.includes("takes care of it")).length > 0, "the answer");
    await moment();
    expect(alertsIn()).toHaveLength(1);
  });

  test("events at all instances are one early poll", async () => {
    const [first] = await open({ now: IN_THE_RUSH, seed: (store) => putRule(store, {}) });
    await eventually(() => calls("/search").length === 1, "the first poll");
    await connectWithChanges(first.store);
    // Whoever sets a rule has everything looked at at once.
    say("alert when longest wait > 95m");
    await eventually(() => calls("POST /wxcc/us1/v2/subscriptions").length === 1, "a subscription");
    await moment();
    const seen = calls("/search").length;
    // Contacts come and go meanwhile.
    all.clock.advance(MINUTE);
    await eventually(() => calls("/search").length > seen, "an early poll");
    const before = calls("/search").length;
    await moment();
    await moment();
    expect(calls("/search").length - before).toBeLessThanOrEqual(1);
  });
});

test("a recording promised by one instance and announced to another is posted once", async () => {
  const call = endingCall(Date.parse(FRIDAY_MORNING), {
    that: ({ endedAt, captureReadyAt = 0 }) => captureReadyAt - endedAt > 45_000,
  });
  const [first] = await open({ now: new Date(call.endedAt + 1000).toISOString() });
  await connectWithChanges(first.store);
  say(`recording ${call.id}`);
  await eventually(() => texts().length === 1, "the promise");
  await eventually(() => calls("POST /wxcc/us1/v2/subscriptions").length === 1, "the subscription");
  all.clock.advance(call.captureReadyAt + 1 - all.clock.now());
  await eventually(() => texts().length === 2, "the recording");
  await moment();
  expect(texts()).toHaveLength(2);
  expect(await first.store.captureWaits.find()).toEqual([]);
});

test("a sign-in whose every step meets another instance connects the contact centre", async () => {
  const [first] = await open();
  const space = places.unlinked;
  const links: string[] = [];
  all.cloud.onMessage(({ message }) => {
    const url = /"url":"([^"]+\/connect\/[^"]+)"/.exec(JSON.stringify(message))?.[1];
    if (url !== undefined) links.push(url);
  });
  say("connect", people.camille, space);
  await eventually(() => links.length === 1, "the link");
  const page = await signIn(links[0] ?? "", people.camille);
  expect(page.text).toContain("Lumen Voyages is connected");
  expect(await first.store.orgs.get(world.lumen.id)).toMatchObject({ status: "connected" });
  await eventually(() => texts(space).length === 2, "what the space is told");
});

test("a recording is heard though every step of sign-in and page meets another instance, and is one listening", async () => {
  const [first] = await open();
  const call = recordedCall(Date.parse(FRIDAY_MORNING));
  const links: string[] = [];
  all.cloud.onMessage(({ message }) => {
    const url = /"url":"([^"]+\/recordings\/[^"]+)"/.exec(JSON.stringify(message))?.[1];
    if (url !== undefined) links.push(url);
  });
  say(`recording ${call.id}`, people.priya);
  await eventually(() => links.length === 1, "the link");
  const priya = await signInToListen(links[0] ?? "");
  const [recording] = (await priya.contents()).recordings;
  for (const range of ["bytes=0-999", "bytes=1000-1999", "bytes=2000-2999"])
    expect((await priya.get(`audio/${recording?.id}`, { range })).status).toBe(206);
  const trail = await first.store.audit.read({ from: 0, to: all.clock.now() + 1 });
  expect(trail.filter(({ action }) => action === "listen")).toHaveLength(1);
});

async function putRule(store: Store, more: Partial<AlertRecord>): Promise<void> {
  const space = world.spaces.find(({ title }) => title === places.floor);
  const owner = world.people.find(({ email }) => email === people.maya);
  await store.alerts.put("rule", {
    ...{ id: "rule", metric: "longest-wait-now", comparison: "above", warning: 1e12, forMs: 0, queues: [] },
    ...{ orgId: harbor.id, spaceId: world.webexId("ROOM", space?.uuid ?? ""), spaceType: "group", revision: 1 },
    ...{ ownerId: world.webexId("PEOPLE", owner?.uuid ?? ""), ownerEmail: people.maya, createdAt: 0 },
    ...more,
  });
}

/** Harbor is connected anew by somebody who lets the service write, so that events may be had. */
const connectWithChanges = (store: Store): Promise<void> =>
  seedStore({
    ...{ store, clock: all.clock, world },
    issueGrant: ({ email }) =>
      all.cloud.issueGrant({ email, scopes: ["cjp:config_read", "cjp:config_write", "spark:people_read"] }),
  });
