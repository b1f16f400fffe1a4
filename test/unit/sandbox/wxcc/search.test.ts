import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../../../src/sandbox/world.js";
import { type Cloud, figures, model, NOW, startCloud, tasks } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (time: string) => Date.parse(`2026-11-19T${time}:00-05:00`);
const [FROM, TO] = [at("00:00"), at("00:00") + DAY];
const yesterday = model.day(harbor.id, "2026-11-19")?.contacts ?? [];
const count = `aggregations: [{ field: "id", type: count, name: "n" }]`;
/** How many contacts of yesterday pass a filter. */
const countOf = async (filter: string) => {
  const list = await tasks(
    cloud,
    `{ taskDetails(from: ${FROM}, to: ${TO}, filter: ${filter}, ${count}) { tasks { aggregation { name value } } } }`,
  );
  return figures(list.tasks[0]).n ?? 0;
};

test("pages of 250 contacts come to exactly all of them, oldest first", async () => {
  const ids: unknown[] = [];
  let cursor = "NA";
  for (let more = true; more; ) {
    const page = await tasks(
      cloud,
      `query Q($c: String) { taskDetails(from: ${FROM}, to: ${TO}, pagination: { cursor: $c }) {
        tasks { id createdTime } pageInfo { hasNextPage endCursor } } }`,
      { c: cursor },
    );
    expect(page.tasks.length).toBeLessThanOrEqual(250);
    ids.push(...page.tasks.map((task) => task.id));
    more = page.pageInfo.hasNextPage;
    cursor = page.pageInfo.endCursor ?? "";
  }
  expect(ids).toEqual(yesterday.map((contact) => contact.id));
});

test("a field can turn the order round", async () => {
  const { tasks: found } = await tasks(
    cloud,
    `{ task(from: ${FROM}, to: ${TO}) { tasks { id createdTime(sort: desc) } } }`,
  );
  expect(found[0]?.id).toBe(yesterday.at(-1)?.id);
});

test("one contact is found by its id, with all that is known of it", async () => {
  const contact = yesterday.find((each) => each.transfers > 0 && each.recordings > 1 && each.legs.length === 1);
  const { tasks: found } = await tasks(
    cloud,
    `query T($f: Long!, $t: Long!, $id: String!) {
      taskDetails(from: $f, to: $t, timeComparator: createdTime, filter: { and: [{ id: { equals: $id } }] }) {
        tasks { id status channelType direction origin createdTime endedTime totalDuration queueDuration
          connectedDuration holdDuration lastQueue { id name } lastAgent { id name } owner { name } previousAgentName
          lastWrapupCodeName terminationType terminatingEnd captureRequested recordingCount transferCount isActive
          contactHandleType csatScore feedback { comment } globalVariables stringGlobalVariables(name: "x") { value } }
        pageInfo { endCursor hasNextPage } intervalInfo { interval timezone } } }`,
    { f: String(FROM), t: TO, id: contact?.id },
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({
    id: contact?.id,
    status: "ended",
    channelType: "telephony",
    createdTime: contact?.createdAt,
    endedTime: contact?.endedAt,
    totalDuration: (contact?.endedAt ?? 0) - (contact?.createdAt ?? 0),
    lastQueue: { id: contact?.legs[0]?.queueId, name: expect.any(String) },
    captureRequested: true,
    recordingCount: contact?.recordings,
    transferCount: 1,
    isActive: false,
    contactHandleType: "normal",
    feedback: null,
    globalVariables: null,
  });
  expect(found[0]?.previousAgentName).not.toBe(found[0]?.owner);
});

test("filters choose what they say, alone and combined", async () => {
  const all = yesterday.length;
  expect(await countOf("{}")).toBe(all);
  const voice = yesterday.filter((contact) => contact.channel === "voice").length;
  expect(await countOf("{ channelType: { equals: telephony } }")).toBe(voice);
  expect(await countOf("{ channelType: { notequals: telephony } }")).toBe(all - voice);
  expect(await countOf("{ not: { channelType: { equals: telephony } } }")).toBe(all - voice);
  expect(await countOf("{ or: [{ channelType: { equals: telephony } }, { channelType: { equals: chat } }] }")).toBe(
    yesterday.filter((contact) => contact.channel === "voice" || contact.channel === "chat").length,
  );
  const queued = yesterday.filter((contact) => contact.legs.length > 0);
  const waits = queued.map((contact) => contact.legs.reduce((ms, leg) => ms + leg.waitMs, 0));
  expect(await countOf("{ queueDuration: { gt: 20000, lte: 60000 } }")).toBe(
    waits.filter((wait) => wait > 20_000 && wait <= 60_000).length,
  );
  expect(await countOf('{ and: [{ isOutdial: { equals: true } }, { direction: { equals: "outdial" } }] }')).toBe(
    yesterday.filter((contact) => contact.direction === "outdial").length,
  );
  const queueId = queued[0]?.legs[0]?.queueId;
  expect(await countOf(`{ lastQueue: { id: { equals: "${queueId}" } } }`)).toBe(
    queued.filter((contact) => contact.legs.at(-1)?.queueId === queueId).length,
  );
});

test("contains finds a part and match wants the whole, both as expressions", async () => {
  const both = await countOf('{ lastQueue: { name: { contains: "^Claims" } } }');
  const spanish = await countOf('{ lastQueue: { name: { contains: "Spanish" } } }');
  const claims = await countOf('{ lastQueue: { name: { match: "Claims" } } }');
  expect(spanish).toBeGreaterThan(0);
  expect(claims + spanish).toBe(both);
  expect(await countOf('{ lastQueue: { name: { match: "Claims.*" } } }')).toBe(both);
});

test("groups are made of the scalars beside the figures, and those who never queued are one", async () => {
  const { tasks: groups } = await tasks(
    cloud,
    `{ taskDetails(from: ${FROM}, to: ${TO}, ${count}) { tasks { lastQueue { id name } aggregation { name value } } } }`,
  );
  expect(groups).toHaveLength(10);
  const sum = groups.reduce((total, group) => total + (figures(group).n ?? 0), 0);
  expect(sum).toBe(yesterday.length);
  const never = groups.find((group) => group.lastQueue === null);
  expect(figures(never).n).toBe(yesterday.filter((contact) => contact.legs.length === 0).length);
});

test("figures carry the asked names, never in the asked order, and their own filters", async () => {
  const query = `{ taskDetails(from: ${FROM}, to: ${TO}, filter: { lastQueue: { name: { equals: "Claims" } } }, aggregations: [
      { field: "id", type: count, name: "all" }
      { field: "id", type: count, name: "handled", filter: { isContactHandled: { equals: true } } }
      { field: "queueDuration", type: sum, name: "sum" }
      { field: "queueDuration", type: average, name: "average" }
      { field: "queueDuration", type: max, name: "max" }
      { field: "queueDuration", type: min, name: "none", filter: { id: { equals: "nobody" } } }
      { field: "origin", type: cardinality, name: "callers" }
    ]) { tasks { aggregation { name value } } } }`;
  const [task] = (await tasks(cloud, query)).tasks;
  const figure = figures(task);
  expect(figure.average).toBeCloseTo((figure.sum ?? 0) / (figure.all ?? 1));
  expect(figure.none).toBeNull();
  expect(figure.handled).toBeLessThan(figure.all ?? 0);
  expect(figure.callers).toBeLessThanOrEqual(figure.all ?? 0);
  const names = (task?.aggregation ?? []).map(({ name }) => name);
  expect(names).toHaveLength(7);
  expect(names).not.toEqual(["all", "handled", "sum", "average", "max", "none", "callers"]);
  expect((await tasks(cloud, query)).tasks[0]).toEqual(task);
});

test("intervals are those of the time zone asked for, empty ones are left out, and they add up", async () => {
  const hourly = await tasks(
    cloud,
    `{ taskDetails(from: ${FROM}, to: ${TO}, ${count}, filter: { lastQueue: { name: { equals: "Billing" } } },
      aggregationInterval: { interval: HOURLY, timezone: "America/New_York" }) {
      tasks { intervalStartTime(sort: asc) aggregation { name value } } intervalInfo { interval timezone } } }`,
  );
  const starts = hourly.tasks.map((task) => Number(task.intervalStartTime));
  expect(starts[0]).toBe(at("08:00"));
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts.length).toBeLessThan(24);
  const sum = hourly.tasks.reduce((total, task) => total + (figures(task).n ?? 0), 0);
  expect(sum).toBe(await countOf('{ lastQueue: { name: { equals: "Billing" } } }'));

  const daily = await tasks(
    cloud,
    `{ taskDetails(from: ${FROM - DAY}, to: ${TO}, ${count}, aggregationInterval: { interval: DAILY, timezone: "Europe/Paris" }) {
      tasks { intervalStartTime(sort: desc) aggregation { name value } } } }`,
  );
  expect(daily.tasks.map((task) => task.intervalStartTime)).toEqual([
    Date.parse("2026-11-20T00:00+01:00"),
    Date.parse("2026-11-19T00:00+01:00"),
    Date.parse("2026-11-18T00:00+01:00"),
  ]);
});

test("timeComparator decides whether begun or ended contacts are meant", async () => {
  const between = (comparator: string) =>
    tasks(cloud, `{ task(from: ${at("11:00")}, to: ${at("11:05")}, timeComparator: ${comparator}) { tasks { id } } }`);
  const within = (time: number) => time >= at("11:00") && time < at("11:05");
  const ids = (chosen: typeof yesterday) => chosen.map((contact) => ({ id: contact.id }));
  expect((await between("createdTime")).tasks).toEqual(ids(yesterday.filter((each) => within(each.createdAt))));
  expect((await between("endedTime")).tasks).toEqual(ids(yesterday.filter((each) => within(each.endedAt))));
});

test("who waits now is told per queue, with the oldest start; variables may be texts", async () => {
  const today = model.day(harbor.id, "2026-11-20")?.contacts ?? [];
  const patient = today.find(({ channel, legs: [leg] }) => channel === "voice" && leg && leg.waitMs > 60_000);
  const now = (patient?.legs[0]?.enteredAt ?? 0) + 30_000;
  const busy = await startCloud(now);
  const list = await tasks(
    busy,
    `query queueStats($from: Long!, $to: Long!, $filter: TaskFilters, $aggregations: [TaskV2Aggregation]) {
      task(from: $from, to: $to, timeComparator: createdTime, filter: $filter, aggregations: $aggregations) {
        tasks { lastQueue { id name } aggregation { name value } } } }`,
    {
      from: String(now - DAY),
      to: String(now + HOUR),
      filter: {
        and: [
          { isActive: { equals: true } },
          { status: { equals: "parked" } },
          { channelType: { equals: "telephony" } },
        ],
      },
      aggregations: [
        { field: "id", type: "count", name: "contacts" },
        { field: "createdTime", type: "min", name: "oldestStart" },
      ],
    },
  );
  await busy.stop();
  const waiting = today.filter(({ legs, channel }) => {
    const leg = legs.findLast(({ enteredAt }) => enteredAt <= now);
    const over = leg?.answeredAt ?? leg?.waitEndsAt ?? 0;
    return channel === "voice" && leg && over > now;
  });
  expect(waiting.length).toBeGreaterThan(0);
  expect(list.tasks.reduce((sum, task) => sum + (figures(task).contacts ?? 0), 0)).toBe(waiting.length);
  const oldest = Math.min(...waiting.map((contact) => contact.createdAt));
  expect(Math.min(...list.tasks.map((task) => figures(task).oldestStart ?? 0))).toBe(oldest);
});

test("what is not over yet is not told: handling, end and recording of active contacts", async () => {
  const { tasks: active } = await tasks(
    cloud,
    `{ taskDetails(from: ${NOW - DAY}, to: ${NOW + DAY}, filter: { isActive: { equals: true } }) {
      tasks { status endedTime contactHandleType isContactHandled terminatingEnd recordingCount captureRequested
        lastWrapupCodeName createdTime } } }`,
  );
  expect(active.length).toBeGreaterThan(5);
  for (const task of active) {
    expect(task).toMatchObject({ endedTime: null, terminatingEnd: null, recordingCount: 0, lastWrapupCodeName: null });
    const connected = task.status === "connected";
    expect(task.contactHandleType).toBe(connected ? "normal" : null);
    expect(task.isContactHandled).toBe(connected);
    if (!connected) expect(task.captureRequested).toBeNull();
    expect(task.createdTime).toBeLessThan(NOW);
  }
});

test("short contacts are apart from abandoned ones, and both say where they left", async () => {
  expect(await countOf('{ contactHandleType: { equals: "short" } }')).toBe(
    yesterday.filter((contact) => contact.outcome === "short").length,
  );
  const { tasks: lost } = await tasks(
    cloud,
    `{ taskDetails(from: ${FROM}, to: ${TO}, filter: { or: [{ contactHandleType: { equals: "abandoned" } }, { contactHandleType: { equals: "short" } }] }) {
      tasks { contactHandleType lastQueue { id } abandonedType shortInQueueCount shortInIVRCount abandonedSlCount queueDuration isWithInServiceLevel } } }`,
  );
  for (const task of lost) {
    expect(task.abandonedType).toBe(task.lastQueue ? "queue" : "new");
    const short = task.contactHandleType === "short";
    expect(Number(task.shortInQueueCount) + Number(task.shortInIVRCount)).toBe(short ? 1 : 0);
    if (short) expect(task.abandonedSlCount).toBe(0);
    expect(task.isWithInServiceLevel).toBe(task.lastQueue ? false : null);
  }
  expect(lost.some((task) => task.abandonedSlCount === 1)).toBe(true);
});
