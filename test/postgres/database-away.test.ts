import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { harbor, webexId } from "../../src/sandbox/world.js";
import { outlastOutages } from "../../src/store/postgres/outlast-outages.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { createDatabase, type PostgresServer, startPostgres } from "../helpers/postgres.js";
import { deliver } from "../helpers/webhooks.js";
import { openPostgresStore } from "./store-home.js";

const MINUTE_MS = 60_000;

let server: PostgresServer;
let floor: Floor;
beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  const connectionString = await createDatabase(server.url);
  floor = await openFloor({
    openStore: async ({ keys, clock, log }) => {
      const deps = { clock, log: log ?? { info: () => undefined, warn: () => undefined, error: () => undefined } };
      return outlastOutages(await openPostgresStore({ connectionString, keys, ...deps }), deps);
    },
  });
});
afterEach(closeFloors);
afterAll(() => server.discard());

const isReady = async () => (await fetch(`${floor.serviceUrl}/readyz`)).status;
const isBack = () => vi.waitFor(async () => expect(await isReady()).toBe(200), { timeout: 10_000 });
const audited = async (action: string) =>
  (await floor.store().audit.read({ from: 0, to: floor.clock.now() + 1 })).filter((entry) => entry.action === action);
/** What was kept in memory is written: lets pass what its pauses take. */
const settled = (done: () => Promise<void>) =>
  vi.waitFor(
    async () => {
      floor.clock.advance(2_000);
      await done();
    },
    { timeout: 20_000, interval: 100 },
  );
const spaceId = (title: string = places.floor) =>
  floor.cloud.state().spaces.find((space) => space.title === title)?.id ?? "";

test("figures are answered while the database is away, and everything about them is kept once it is back", async () => {
  await floor.say("queue stats today", { from: people.maya });
  await vi.waitFor(async () => expect(await audited("queue-stats")).toHaveLength(1));
  expect(await isReady()).toBe(200);

  await server.pause();
  const question = floor.write("queue stats yesterday", { from: people.maya });
  const answer = await floor.nextReply();
  expect(answer.text).toContain("Harbor Insurance");
  expect(answer.shown).toMatch(/Queues by contacts missed/);
  expect((await floor.say("agent stats today", { from: people.maya })).shown).not.toContain("database");
  expect((await floor.say("trend service level today", { from: people.maya })).shown).not.toContain("database");
  expect(await isReady()).toBe(503);

  await server.resume();
  await isBack();
  await settled(async () => expect(await audited("queue-stats")).toHaveLength(2));
  await settled(async () => expect(await audited("agent-stats")).toHaveLength(1));
  expect((await audited("queue-stats"))[1]).toMatchObject({
    orgId: harbor.id,
    outcome: "answered",
    ask: expect.stringContaining("yesterday"),
  });
  await settled(async () => expect(await floor.store().seen.get(question.id)).toBeDefined());

  await floor.restart();
  const before = floor.replies().length;
  const person = { personId: webexId("PEOPLE", "7a94e3b2-1c6d-4f58-a0e7-38b5d9f2c410"), roomId: spaceId() };
  await deliver(floor, { resource: "messages", event: "created", data: { id: question.id, ...person } });
  await floor.quiet();
  expect(floor.replies()).toHaveLength(before);
  const outage = floor.log.filter((line) => /database cannot be reached; questions|database answers again/.test(line));
  expect(outage).toHaveLength(2);
});

test("what has to be kept first is refused in words for a supervisor, and done when the database is back", async () => {
  await floor.say("queue stats today", { from: people.priya });
  await server.pause();
  const changes = [
    "schedule queue stats today at 18:00",
    "alert longest wait above 5 minutes",
    `grant listener ${people.tom}`,
    "settings zone Europe/Paris",
    "connect",
  ];
  for (const change of changes) {
    const reply = await floor.say(change, { from: people.priya });
    expect(reply.text, change).toMatch(/Floorwalker cannot reach its own database right now, so it/);
    expect(reply.text, change).toContain("try again in a minute");
    expect(reply.text, change).not.toMatch(/ECONN|127\.0\.0\.1|mistake of its own|SELECT|INSERT/);
  }
  await server.resume();
  await isBack();
  expect((await floor.say("schedule queue stats today at 18:00", { from: people.priya })).text).toContain("18:00");
  expect(await floor.store().schedules.find()).toHaveLength(1);
  expect(await floor.store().alerts.find()).toEqual([]);
});

test("whoever cannot be looked up is told so, and sees no figure", async () => {
  await server.pause();
  const reply = await floor.say("queue stats today", { from: people.maya });
  expect(reply.text).toContain("cannot reach its own database right now, so it cannot look up");
  expect(reply.text).toContain("Your question was fine.");
  expect(reply.shown).not.toMatch(/Queues by contacts missed|No contact centre is linked/);
  await server.resume();
  await isBack();
  expect((await floor.say("queue stats today", { from: people.maya })).shown).toMatch(/Queues by contacts missed/);
});

test("figures are not answered from rights that were read more than five minutes ago", async () => {
  await floor.say("queue stats today", { from: people.maya });
  await floor.quiet();
  await server.pause();
  floor.clock.advance(5 * MINUTE_MS + 1);
  const reply = await floor.say("queue stats today", { from: people.maya });
  expect(reply.text).toContain("cannot look up");
  await server.resume();
});

const posts = () => floor.replies().filter(({ markdown }) => (markdown ?? "").includes("posted by <@personId:"));

test("a post that was due meanwhile comes late, once", async () => {
  await floor.say("schedule queue stats today at 18:00", { from: people.maya });
  await floor.quiet();
  await server.pause();
  floor.clock.to(Date.parse("2026-11-20T18:00:10-05:00"));
  await floor.pass(MINUTE_MS);
  expect(posts()).toEqual([]);
  await server.resume();
  await isBack();
  await settled(async () => expect(posts()).toHaveLength(1));
  await floor.pass(10 * MINUTE_MS);
  expect(posts()).toHaveLength(1);
});

test("a post that was made as the database went is not made again", async () => {
  await floor.say("schedule queue stats today at 18:00", { from: people.maya });
  await floor.quiet();
  let gone: Promise<void> | undefined;
  const stop = floor.cloud.onMessage(({ message }) => {
    if ((message.markdown ?? "").includes("posted by <@personId:")) gone ??= server.pause();
  });
  floor.clock.to(Date.parse("2026-11-20T18:00:01-05:00"));
  await vi.waitFor(() => expect(gone).toBeDefined(), { timeout: 10_000 });
  await gone;
  stop();
  await floor.pass(MINUTE_MS);
  await server.resume();
  await isBack();
  await floor.pass(5 * MINUTE_MS);
  await floor.restart();
  await settled(async () => expect(await floor.store().runs.find()).toMatchObject([{ state: "posted" }]));
  expect(posts()).toHaveLength(1);
});
