import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactAt } from "../../src/sandbox/model/contact-at.js";
import { harbor } from "../../src/sandbox/world.js";
import { BEFORE_THE_RUSH, putRule, texts } from "../helpers/alert-rules.js";
import { closeFloors, type Floor, openFloor, people, traffic } from "../helpers/floor.js";
import {
  announce,
  atContactCenter,
  connectedWithChanges,
  listSubscriptions,
  subscribe,
} from "../helpers/subscriptions.js";

afterAll(closeFloors);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const SUBSCRIPTIONS = "/v2/subscriptions";
const SEARCH = "/search";
const moved = { resource: "task", type: "task:parked", taskId: "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40" } as const;
const waitOfFive = { metric: "longest-wait-now", warning: 5 * MINUTE };

/** Since when whoever waits longest at Harbor has been there, by the traffic itself. */
function longestWaitMs(at: number): number {
  const waiting = traffic()
    .contactsBetween(harbor.id, at - 24 * 60 * MINUTE, at)
    .filter((contact) => ["waiting", "ringing"].includes(contactAt(contact, at)?.phase ?? ""));
  return at - Math.min(at, ...waiting.map(({ createdAt }) => createdAt));
}

/** The first second at which somebody has waited for more than five minutes. */
function crossing(): number {
  let at = Date.parse(BEFORE_THE_RUSH);
  while (longestWaitMs(at) <= 5 * MINUTE) at += SECOND;
  return at;
}

/** A floor with a rule that the service has looked at for the first time just now. */
async function openWith(rule: Parameters<typeof putRule>[2], more: { at?: number; reads?: boolean } = {}) {
  const now = new Date(more.at ?? Date.parse(BEFORE_THE_RUSH)).toISOString();
  const floor = await openFloor({ now, ...(more.reads ? {} : { seed: connectedWithChanges }) });
  await putRule(floor, "rule", rule);
  await floor.restart();
  await floor.quiet();
  return floor;
}

/** Events of the floor itself get lost; those made by hand arrive. */
const loseEvents = (floor: Floor) => floor.cloud.faults([{ match: "DELIVER /task/*", drop: true }]);

const passSeconds = async (floor: Floor, seconds: number) => {
  for (let n = 0; n < seconds; n++) await floor.pass(SECOND);
};

/** How long after the crossing the space is told. The regular polls are ten seconds before it and fifty after it. */
async function toldAfterMs(reads: boolean): Promise<number> {
  const at = crossing();
  const floor = await openWith(waitOfFive, { at: at - 70 * SECOND, reads });
  await floor.pass(150 * SECOND);
  expect(texts(floor)[0]).toMatch(/^\*\*Warning: longest wait now\*\* — Harbor Insurance: 5:\d\d/);
  const [first] = floor.replies().filter(({ markdown }) => markdown === texts(floor)[0]);
  return Date.parse(first?.created ?? "") - at;
}

test("where contacts' events are announced, a wait is told of within 20 s of crossing its threshold", async () => {
  const after = await toldAfterMs(false);
  expect(after).toBeGreaterThanOrEqual(0);
  expect(after).toBeLessThanOrEqual(20 * SECOND);
});

test("a sign-in that only reads: the next poll tells of it, and nothing is asked about subscriptions", async () => {
  expect(await toldAfterMs(true)).toBeGreaterThan(20 * SECOND);
  const floor = await openWith(waitOfFive, { reads: true });
  await floor.pass(3 * MINUTE);
  expect(floor.calls(SUBSCRIPTIONS)).toEqual([]);
  expect(await floor.store().subscriptions.find()).toEqual([]);
});

describe("what an event brings about", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openWith({ ...waitOfFive, warning: 1e12 });
    loseEvents(floor);
    await floor.pass(20 * SECOND);
    floor.forgetCalls();
  });

  test.each([
    ["signed with another secret", { secret: "0123456789abcdef0123456789abcdef" }, 401],
    ["of another org", { orgId: "b81e2c60-3a94-4d57-8f1d-6c0e7a95d2b3" }, 401],
    ["of six minutes ago", { sentAt: Date.parse(BEFORE_THE_RUSH) - 6 * MINUTE }, 401],
    ["that nobody subscribed to", { type: "task:new" }, 204],
    ["to nobody's address", { ticket: "of-nobody" }, 404],
  ])("one %s makes no poll", async (_which, forged, status) => {
    expect(await announce(floor, { ...moved, ...forged })).toBe(status);
    await passSeconds(floor, 4);
    expect(floor.calls(SEARCH)).toEqual([]);
  });

  test("a hundred in a second are one early poll", async () => {
    // Well between two of the usual polls.
    await floor.pass(96 * SECOND);
    floor.forgetCalls();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => announce(floor, { ...moved, eventId: `event-${n}` })),
    );
    expect(new Set(answers)).toEqual(new Set([204]));
    await passSeconds(floor, 18);
    expect(floor.calls(SEARCH)).toHaveLength(1);
  });

  test("one every second is one early poll in 15 s, beside the usual one", async () => {
    floor.forgetCalls();
    for (let n = 0; n < 60; n++) {
      await announce(floor, { ...moved, eventId: `another-${n}` });
      await floor.pass(SECOND);
    }
    expect(floor.calls(SEARCH).length).toBeGreaterThanOrEqual(3);
    expect(floor.calls(SEARCH).length).toBeLessThanOrEqual(5);
  });
});

describe("the subscription", () => {
  test("is there while a rule about this moment is, beside that of recordings, and over a restart", async () => {
    const floor = await openWith(waitOfFive);
    expect(await listSubscriptions(floor)).toMatchObject([
      { name: "floorwalker alerts", status: "active", eventTypes: ["task:parked", "task:connected", "task:ended"] },
    ]);
    await floor.restart();
    await floor.pass(2 * MINUTE);
    expect(await listSubscriptions(floor)).toHaveLength(1);
    await floor.store().alerts.remove("rule");
    await floor.pass(2 * MINUTE);
    expect(await listSubscriptions(floor)).toEqual([]);
    expect(await floor.store().subscriptions.find()).toEqual([]);
  });

  test("is not made for figures that count from midnight, which are looked at once a minute as before", async () => {
    const floor = await openWith({ metric: "abandonment-today", warning: 1 });
    await floor.pass(2 * MINUTE);
    expect(await listSubscriptions(floor)).toEqual([]);
  });

  test("ends with disconnect", async () => {
    const floor = await openWith(waitOfFive);
    expect(await listSubscriptions(floor)).toHaveLength(1);
    const [{ spaceId = "" } = {}] = await floor.store().alerts.find();
    for (const link of await floor.store().links.find({ orgId: harbor.id }))
      if (link.spaceId !== spaceId) await floor.store().links.remove(`${link.spaceId}|${harbor.id}`);
    await floor.press(await floor.say("disconnect", { from: people.priya }), "Disconnect", people.priya);
    expect(await listSubscriptions(floor)).toEqual([]);
    expect(await floor.store().subscriptions.find()).toEqual([]);
  });

  test.each(["an org that has twenty", "a refusal"])("%s: polls only, and the log says it once", async (which) => {
    const floor = await openFloor({ now: BEFORE_THE_RUSH, seed: connectedWithChanges });
    if (which === "a refusal") floor.cloud.faults([{ match: `POST ${SUBSCRIPTIONS}`, status: 403 }]);
    else for (let n = 0; n < 20; n++) await subscribe(floor, `https://bot.example.com/hooks/${n}`);
    await putRule(floor, "rule", { ...waitOfFive, warning: 1e12 });
    await floor.restart();
    await floor.quiet();
    floor.forgetCalls();
    await floor.pass(25 * MINUTE);
    expect(floor.calls(SEARCH).length).toBeGreaterThanOrEqual(24);
    const said = floor.log.filter((line) => /as many subscriptions as|could not be subscribed/.test(line));
    expect(said).toHaveLength(1);
    const own = (await listSubscriptions(floor)).filter(({ name }) => name.startsWith("floorwalker"));
    expect(own).toEqual([]);
  });

  test("that Contact Center switched off is switched on again", async () => {
    const floor = await openWith(waitOfFive);
    const [made] = await listSubscriptions(floor);
    const off = { status: "inactive", resourceVersion: "task:1.0.0" };
    await atContactCenter(floor, "PATCH", `${SUBSCRIPTIONS}/${made?.id}`, off);
    await floor.pass(11 * MINUTE);
    expect(await listSubscriptions(floor)).toMatchObject([{ id: made?.id, status: "active" }]);
  });
});
