import { afterAll, beforeAll, expect, test } from "vitest";
import { contactAt } from "../../../../src/sandbox/model/contact-at.js";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import {
  type Cloud,
  everyTask,
  type ListedTask,
  listedTasks,
  model,
  NOW,
  read,
  startCloud,
  statistics,
} from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (time: string) => Date.parse(`2026-11-19T${time}:00-05:00`);
const THURSDAY = [at("00:00"), at("00:00") + DAY] as const;
const MORNING = `from=${at("10:00")}&to=${at("11:00")}`;
const times = (tasks: readonly ListedTask[]) => tasks.map((task) => task.attributes.createdTime);
const refusal = async (query: string) => {
  const reply = await cloud.get(`/us1/v1/tasks?${query}`);
  return { status: reply.status, description: reply.text };
};

test("a page is 100 tasks unless it is said otherwise, the oldest first, with the org in its meta", async () => {
  const body = await read<{ meta: unknown; data: ListedTask[] }>(cloud, `/us1/v1/tasks?from=${at("10:00")}`);
  expect(body.meta).toEqual({ orgId: harbor.id });
  expect(body.data).toHaveLength(100);
  expect(times(body.data)).toEqual([...times(body.data)].sort((a, b) => a - b));
  expect(await listedTasks(cloud, `${MORNING}&pageSize=7`)).toEqual(body.data.slice(0, 7));
});

test("`from` is included and `to` is not, so that no page can lose a task of its border", async () => {
  const [first, second] = await listedTasks(cloud, MORNING);
  const [from = 0, to = 0] = times([first, second].filter((task) => task !== undefined));
  expect(await listedTasks(cloud, `from=${from}&to=${to}`)).toEqual([first]);
  expect(await listedTasks(cloud, `from=${from}&to=${from}`)).toEqual([]);
});

test("pages walked by createdTime tell every contact of a day once", async () => {
  const contacts = model.contactsBetween(harbor.id, ...THURSDAY).map((contact) => contact.id);
  for (const pageSize of [1000, 97]) {
    const tasks = await everyTask(cloud, THURSDAY, { pageSize });
    expect(tasks.map((task) => task.id)).toEqual(contacts);
  }
});

test("there is no way to ask for a second page: unknown parameters change nothing", async () => {
  expect(await listedTasks(cloud, `${MORNING}&pageSize=5&page=1&offset=5&cursor=5`)).toEqual(
    await listedTasks(cloud, `${MORNING}&pageSize=5`),
  );
});

test.each([harbor, lumen])(
  "every day some contacts of $name share one millisecond, enough to fill a page",
  async (org) => {
    const [token, region] = org === harbor ? ["harbor", "us1"] : ["lumen", "eu1"];
    const tasks = await everyTask(cloud, THURSDAY, { token, region });
    const crowd = tasks.filter((task, n) => task.attributes.createdTime === tasks[n + 1]?.attributes.createdTime);
    const [moment = 0] = times(crowd);
    const page = await listedTasks(cloud, `from=${moment}&pageSize=4`, token, region);
    expect(new Set(times(page))).toEqual(new Set([moment]));
    expect(new Set(page.map((task) => task.id)).size).toBe(4);
  },
);

test.each([
  { org: harbor, token: "harbor", region: "us1", midnight: "2026-11-19T00:00:00-05:00" },
  { org: lumen, token: "lumen", region: "eu1", midnight: "2026-11-19T00:00:00+01:00" },
])(
  "tasks counted one by one are the queue statistics of a past day ($org.name)",
  async ({ org, token, region, midnight }) => {
    const from = Date.parse(midnight);
    const tasks = await everyTask(cloud, [from, from + DAY], { token, region });
    const legs = new Map(model.contactsBetween(org.id, from, from + DAY).map((contact) => [contact.id, contact.legs]));
    const rows = await statistics(cloud, `from=${from}&to=${from + DAY - 1}`, token, region);
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const row of rows) {
      // A task only names its last queue; those it visited before are the statistics' alone.
      const here = tasks.filter((task) => task.attributes.queue?.id === row.queueId);
      const earlier = [...legs.values()]
        .flatMap((visits) => visits.slice(0, -1))
        .filter((leg) => leg.queueId === row.queueId);
      const unanswered = here.filter((task) => legs.get(task.id)?.at(-1)?.answeredAt === undefined);
      expect(row.totalAcceptedTasks).toBe(here.length - unanswered.length + earlier.length);
      expect(row.totalAbandonedTasks).toBe(unanswered.length);
      const abandoned = here.filter((task) => task.attributes.status === "abandoned");
      const leftLaterQueue = unanswered.filter((task) => (legs.get(task.id)?.length ?? 0) > 1);
      expect(abandoned.length).toBe(unanswered.length - leftLaterQueue.length);
      expect(here.every((task) => ["completed", "abandoned"].includes(task.attributes.status))).toBe(true);
    }
  },
);

test("each task stands as its contact does at this moment", async () => {
  const tasks = await everyTask(cloud, [NOW - 6 * HOUR, NOW]);
  const byPhase: Readonly<Record<string, string>> = { waiting: "queued", ringing: "offered", connected: "assigned" };
  const views = new Map(
    model.contactsBetween(harbor.id, NOW - 6 * HOUR, NOW).map((contact) => [contact.id, contactAt(contact, NOW)]),
  );
  for (const { id, attributes } of tasks) {
    const view = views.get(id);
    if (!view) throw new Error("a task of the future");
    if (!view.ended && view.leg) expect(attributes.status).toBe(byPhase[view.phase]);
    if (view.ended) expect(["completed", "abandoned"]).toContain(attributes.status);
    expect(attributes.queue?.id).toBe(view.leg?.queueId);
    expect(attributes.owner?.id).toBe(view.agentId);
    expect(attributes.lastUpdatedTime).toBeGreaterThanOrEqual(attributes.createdTime);
    expect(attributes.lastUpdatedTime).toBeLessThanOrEqual(NOW);
  }
  const statuses = new Set(tasks.map((task) => task.attributes.status));
  for (const status of ["assigned", "abandoned", "completed"]) expect(statuses).toContain(status);
});

test("a contact is followed from its creation to its end as the clock moves", async () => {
  const contact = model
    .contactsBetween(harbor.id, at("10:00"), at("16:00"))
    .find(({ legs, recordings, transfers }) => legs[0] && legs[0].waitMs > 4000 && recordings > 0 && transfers === 0);
  const leg = contact?.legs[0];
  if (!contact || leg?.answeredAt === undefined || contact.captureReadyAt === undefined)
    throw new Error("no such contact");
  const seen = async (now: number) => {
    const then = await startCloud(now);
    const page = await listedTasks(then, `from=${contact.createdAt - 1}&to=${contact.createdAt + 1}`);
    await then.stop();
    return page.find((task) => task.id === contact.id)?.attributes;
  };
  expect(await seen(contact.createdAt - 1)).toBeUndefined();
  expect(await seen(contact.createdAt + 1)).toMatchObject({
    status: "created",
    queue: null,
    owner: null,
    captureRequested: null,
  });
  expect(await seen(leg.enteredAt)).toMatchObject({ status: "queued", owner: null, lastUpdatedTime: leg.enteredAt });
  expect(await seen(leg.answeredAt - 1)).toMatchObject({ status: "offered", owner: null, captureRequested: null });
  const assigned = await seen(leg.answeredAt + 1);
  expect(assigned).toMatchObject({ status: "assigned", captureRequested: true });
  expect(assigned?.owner?.name).toMatch(/\w \w/);
  const wrappingUp = await seen(contact.endedAt);
  expect(wrappingUp?.status).toBe("completed");
  expect(wrappingUp).not.toHaveProperty("reasonCode");
  const settled = await seen(contact.settledAt);
  expect(settled).toMatchObject({ status: "completed", reasonCode: expect.stringMatching(/\w/) });
  expect(settled?.lastUpdatedTime).toBe(contact.settledAt);
});

test("a task says who called whom, whether it is recorded, and nothing about a queue or an agent it never had", async () => {
  const tasks = await everyTask(cloud, THURSDAY);
  const outdials = tasks.filter((task) => task.attributes.direction === "outdial");
  expect(outdials.length).toBeGreaterThan(0);
  for (const { attributes } of outdials) {
    expect(attributes).toMatchObject({ channelType: "telephony", queue: null, status: "completed" });
    expect(attributes.owner).not.toBeNull();
  }
  const inbound = tasks.filter((task) => task.attributes.direction === "inbound");
  expect(inbound.length + outdials.length).toBe(tasks.length);
  const unrouted = inbound.filter((task) => task.attributes.queue === null);
  expect(unrouted.length).toBeGreaterThan(0);
  for (const { attributes } of unrouted) expect(attributes).toMatchObject({ owner: null, captureRequested: false });
  expect(new Set(tasks.map((task) => task.attributes.captureRequested))).toEqual(new Set([true, false]));
  for (const { attributes } of tasks) {
    const mail = attributes.channelType !== "telephony";
    expect(attributes.origin).toMatch(mail ? /@/ : /^\+\d+$/);
    expect(attributes.destination).toMatch(/\w/);
  }
});

test("channelTypes narrows to those channels", async () => {
  const all = await everyTask(cloud, [at("10:00"), at("12:00")]);
  const digital = await listedTasks(
    cloud,
    `from=${at("10:00")}&to=${at("12:00")}&channelTypes=chat,%20email&pageSize=1000`,
  );
  expect(digital).toEqual(all.filter((task) => ["chat", "email"].includes(task.attributes.channelType)));
  expect(new Set(digital.map((task) => task.attributes.channelType))).toEqual(new Set(["chat", "email"]));
  expect(await listedTasks(cloud, `${MORNING}&channelTypes=`)).toEqual(await listedTasks(cloud, MORNING));
});

test("without `to` it is now, and a `to` of the future tells nothing of the future", async () => {
  const open = await listedTasks(cloud, `from=${NOW - HOUR}&pageSize=1000`);
  expect(await listedTasks(cloud, `from=${NOW - HOUR}&to=${NOW + 5 * HOUR}&pageSize=1000`)).toEqual(open);
  expect(Math.max(...times(open))).toBeLessThanOrEqual(NOW);
});

test.each([
  ["no from", `to=${NOW}`, "from"],
  ["a from that is no number", "from=today", "from"],
  ["a to before from", `from=${NOW}&to=${NOW - 1}`, "to"],
  ["a from of the future without a to", `from=${NOW + HOUR}`, "to"],
  ["more than 184 days", `from=${NOW - 185 * DAY}&to=${NOW}`, "184 days"],
  ["a from more than 12 months ago", `from=${NOW - 366 * DAY}&to=${NOW - 365 * DAY}`, "12 months"],
  ["seconds in place of milliseconds", `from=${NOW / 1000}&to=${NOW / 1000 + 60}`, "from"],
  ["a channel type in capitals", `${MORNING}&channelTypes=Telephony`, "channelTypes"],
  ["a channel type that does not exist", `${MORNING}&channelTypes=fax`, "channelTypes"],
  ["a page of no tasks", `${MORNING}&pageSize=0`, "pageSize"],
  ["a page of 1001 tasks", `${MORNING}&pageSize=1001`, "pageSize"],
  ["a page size that is no number", `${MORNING}&pageSize=ten`, "pageSize"],
])("%s is refused with 400 and a description", async (_what, query, words) => {
  const { status, description } = await refusal(query);
  expect(status).toBe(400);
  expect(description).toContain(words);
});

test("184 days are not too many, and a long span does not make a page longer", async () => {
  expect(await listedTasks(cloud, `from=${at("10:00")}&to=${at("10:00") + 184 * DAY}&pageSize=3`)).toHaveLength(3);
});

test("one task cannot be asked for by its id", async () => {
  const [task] = await listedTasks(cloud, `${MORNING}&pageSize=1`);
  expect((await cloud.get(`/us1/v1/tasks/${task?.id}`)).status).toBe(404);
});
