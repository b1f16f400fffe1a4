import { afterEach, expect, inject, test } from "vitest";
import { harbor, spaces, webexId } from "../../src/sandbox/world.js";
import type { RunRecord, ScheduleRecord } from "../../src/store/schedule-records.js";
import type { Store } from "../../src/store/store.js";
import { people, places } from "../helpers/floor.js";
import { cutConnections } from "../helpers/postgres.js";
import { type Instances, openInstances } from "../helpers/two-instances.js";
import { maya, personId } from "../unit/orgs/support/people.js";

let open: Instances | undefined;
afterEach(async () => {
  await open?.stop();
  open = undefined;
});

const FLOOR = spaces.find(({ title }) => title === places.floor);
const EIGHT = Date.parse("2026-11-20T08:00:00-05:00");

/** Everybody's morning figures, at eight in New York. */
async function putSchedules(store: Store, count: number, more: Partial<ScheduleRecord> = {}): Promise<void> {
  for (let number = 0; number < count; number++) {
    const id = `morning-${String(number).padStart(3, "0")}`;
    const record: ScheduleRecord = {
      id,
      spaceId: webexId("ROOM", FLOOR?.uuid ?? ""),
      spaceType: "group",
      ownerId: personId(maya),
      ownerEmail: people.maya,
      ask: "queue stats yesterday",
      orgId: harbor.id,
      recurrence: { time: "08:00", days: { kind: "every-day" }, zone: "America/New_York" },
      skipEmpty: false,
      lateHours: 6,
      createdAt: EIGHT - 86_400_000,
      since: EIGHT - 3_600_000,
      revision: 1,
      edits: [],
      ...more,
    };
    await store.schedules.put(id, record);
  }
}

const posted = ({ cloud }: Instances) =>
  (cloud.state().spaces.find(({ title }) => title === places.floor)?.messages ?? []).flatMap(({ markdown }) => {
    const [id] = /morning-\d+/.exec(markdown ?? "") ?? [];
    return id ? [id] : [];
  });

async function waitFor(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 100));
}
const endedRuns = async (store: Store, state: RunRecord["state"] = "posted") =>
  (await store.runs.find({ state })).length;

const open2 = async (now: string, count: number, more: Partial<ScheduleRecord> = {}) => {
  open = await openInstances({
    postgresUrl: inject("postgresUrl"),
    now,
    env: { SCHEDULED_POSTS_PER_SECOND: "20" },
    seed: (store) => putSchedules(store, count, more),
  });
  const [one, other] = open.instances;
  if (!one || !other) throw new Error("there are two");
  return { floor: open, one, other };
};

test("at eight two instances post every schedule once, and not before eight", async () => {
  const { floor, one, other } = await open2("2026-11-20T07:59:55-05:00", 60);
  let early = 0;
  floor.cloud.onMessage(({ message }) => {
    if (/morning-\d+/.test(message.markdown ?? "") && floor.clock.now() < EIGHT) early += 1;
  });
  await waitFor(async () => (await endedRuns(one.store)) === 60);
  await one.stop();
  await other.stop();
  expect(posted(floor).sort()).toEqual(Array.from({ length: 60 }, (_, n) => `morning-${String(n).padStart(3, "0")}`));
  expect(early).toBe(0);
});

test("one is stopped in the middle: the other posts the rest, nothing twice", async () => {
  const { floor, one, other } = await open2("2026-11-20T07:59:57-05:00", 120);
  await waitFor(() => posted(floor).length > 20);
  await one.stop();
  await waitFor(async () => (await endedRuns(other.store)) === 120);
  await other.stop();
  expect(new Set(posted(floor)).size).toBe(120);
  expect(posted(floor)).toHaveLength(120);
});

test("connections are cut in the middle: nothing is posted twice, and what was under way is looked for later and not lost", async () => {
  const { floor, one } = await open2("2026-11-20T07:59:57-05:00", 60);
  await waitFor(() => posted(floor).length > 10);
  await cutConnections(floor.databaseUrl);
  await waitFor(async () => (await one.store.runs.find().catch(() => [])).length === 60);
  if ((await endedRuns(one.store)) < 60) floor.clock.advance(16 * 60_000);
  await waitFor(async () => (await endedRuns(one.store)) === 60);
  expect(new Set(posted(floor)).size).toBe(60);
  expect(posted(floor)).toHaveLength(60);
});

test("what fell due while no instance was there is posted late and once, and says so; older ones are missed", async () => {
  const { floor, one, other } = await open2("2026-11-20T09:30:00-05:00", 3, { since: EIGHT - 2.5 * 86_400_000 });
  await waitFor(async () => (await endedRuns(one.store)) === 3);
  expect(await endedRuns(one.store, "missed")).toBe(6);
  await one.stop();
  await other.stop();
  expect(posted(floor).sort()).toEqual(["morning-000", "morning-001", "morning-002"]);
  const messages = floor.cloud.state().spaces.find(({ title }) => title === places.floor)?.messages ?? [];
  expect(messages.filter(({ cards }) => JSON.stringify(cards).includes("Posted late, due"))).toHaveLength(3);
});

test("a schedule made a few seconds before its time is posted at its time", async () => {
  const { floor, one, other } = await open2("2026-11-20T07:59:40-05:00", 0);
  const reply = new Promise<string>((resolve) => {
    const stop = floor.cloud.onMessage(({ message }) => {
      if (!/every day/i.test(JSON.stringify(message.cards))) return;
      stop();
      resolve(message.markdown ?? "");
    });
  });
  floor.cloud.say({
    space: places.floor,
    from: people.maya,
    text: "schedule queue stats yesterday at 08:00 every day",
  });
  await reply;
  await waitFor(async () => (await endedRuns(other.store)) === 1);
  const [run] = await one.store.runs.find();
  expect(run?.dueAt).toBe(EIGHT);
});

test("a claim without a result is left alone while it is young, and looked for and posted once when it is old", async () => {
  open = await openInstances({
    postgresUrl: inject("postgresUrl"),
    now: "2026-11-20T08:20:00-05:00",
    seed: async (store) => {
      await putSchedules(store, 2);
      const claim = { date: "2026-11-20", dueAt: EIGHT, state: "claimed" as const };
      const ages = { "morning-000": 19, "morning-001": 2 };
      for (const [scheduleId, minutes] of Object.entries(ages))
        await store.runs.add(`${scheduleId}|2026-11-20`, {
          scheduleId,
          ...claim,
          at: Date.parse("2026-11-20T08:20:00-05:00") - minutes * 60_000,
        });
    },
  });
  const [one] = open.instances;
  await waitFor(async () => one !== undefined && (await endedRuns(one.store)) === 1);
  expect(posted(open)).toEqual(["morning-000"]);
});
