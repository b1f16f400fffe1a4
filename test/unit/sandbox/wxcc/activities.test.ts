import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { type Cloud, model, NOW, read, startCloud } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (time: string) => Date.parse(`2026-11-19T${time}:00-05:00`);
const MORNING = `from=${at("10:00")}&to=${at("11:00")}`;

/** Every field of the OpenAPI's `AgentActivity`, all of them required. */
const FIELDS =
  "active agentDn agentId agentLogin agentName agentSessionId channelId channelType currentState endTime idleCode idleCodeName isLogin mmProfileType queueId queueName reason siteId siteName startTime subChannelType taskId teamId teamName wrapupCodeName";

interface Activity {
  readonly [field: string]: unknown;
  readonly active: boolean;
  readonly agentId: string;
  readonly channelId: string;
  readonly startTime: number;
  readonly endTime: number;
}

const activities = async (query: string, from: Cloud = cloud, token = "harbor", region = "us1") =>
  (await read<{ data: Activity[] }>(from, `/${region}/v1/agents/activities?${query}`, token)).data;

/** Page after page until one is not full. */
async function everyActivity(query: string, pageSize = 1000): Promise<Activity[]> {
  const found: Activity[] = [];
  for (let page = 0; ; page += 1) {
    const rows = await activities(`${query}&page=${page}&pageSize=${pageSize}`);
    found.push(...rows);
    if (rows.length < pageSize) return found;
  }
}

test("a page is 100 activities unless it is said otherwise, by startTime, every field always there", async () => {
  const body = await read<{ meta: unknown; data: Activity[] }>(cloud, `/us1/v1/agents/activities?${MORNING}`);
  expect(body.meta).toEqual({ orgId: harbor.id });
  expect(body.data).toHaveLength(100);
  for (const activity of body.data) expect(Object.keys(activity).sort().join(" ")).toBe(FIELDS);
  const starts = body.data.map((activity) => activity.startTime);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
});

test("pages are counted from 0 and together tell everything once", async () => {
  const all = await everyActivity(MORNING);
  expect(all.length).toBeGreaterThan(300);
  expect(await everyActivity(MORNING, 64)).toEqual(all);
  expect(new Set(all.map((each) => `${each.channelId}/${each.startTime}`)).size).toBe(all.length);
});

test("a day's activities are every agent's day without gaps, as the sessions tell it", async () => {
  const all = await everyActivity(`from=${at("00:00")}&to=${at("23:59")}`);
  const sessions = model.sessionsBetween(harbor.id, at("00:00"), at("23:59"));
  expect(all).toHaveLength(sessions.flatMap((each) => each.channels.flatMap((channel) => channel.states)).length);
  for (const session of sessions) {
    for (const { channelId } of session.channels) {
      const rows = all.filter((each) => each.channelId === channelId);
      expect(rows[0]?.startTime).toBe(session.signedInAt);
      expect(rows.at(-1)?.endTime).toBe(session.signedOutAt);
      for (const [n, row] of rows.entries()) {
        expect(row.isLogin).toBe(n === 0 ? 1 : 0);
        if (n > 0) expect(row.startTime).toBe(rows[n - 1]?.endTime);
      }
    }
  }
});

test("idle rows have an idle code, rows of contacts their task and queue, wrap-up its reason, others none", async () => {
  const all = await everyActivity(`from=${at("00:00")}&to=${at("23:59")}`);
  const inState = (state: string) => all.filter((each) => each.currentState === state);
  expect(new Set(all.map((each) => each.currentState))).toEqual(
    new Set(["idle", "available", "ringing", "not-responding", "connected", "on-hold", "wrapup"]),
  );
  const [idle] = inState("idle");
  expect(idle).toMatchObject({
    idleCodeName: "Not ready",
    idleCode: expect.stringMatching(/^[0-9a-f-]{36}$/),
    taskId: "",
  });
  expect(new Set(inState("idle").map((each) => each.idleCodeName))).toEqual(
    new Set(["Not ready", "Break", "Lunch", "Meeting", "RONA"]),
  );
  for (const each of inState("available")) expect(each).toMatchObject({ idleCode: "", taskId: "", queueId: "" });
  for (const each of inState("connected")) expect(each).toMatchObject({ idleCodeName: "", wrapupCodeName: "" });
  for (const each of inState("wrapup")) expect(each.wrapupCodeName).toMatch(/\w/);
  const outdial = inState("connected").find((each) => each.queueId === "");
  expect(outdial).toMatchObject({ queueName: "", taskId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  for (const each of inState("connected")) expect(each.queueName === "").toBe(each.queueId === "");
});

test("an offer that nobody took is followed by not responding and by an idle row with the code RONA", async () => {
  const all = await everyActivity(`from=${at("00:00")}&to=${at("23:59")}&channelTypes=telephony`);
  const missed = all.filter((each) => each.currentState === "not-responding");
  expect(missed.length).toBeGreaterThan(0);
  const after = missed.map((row) =>
    all.find((each) => each.channelId === row.channelId && each.startTime === row.endTime),
  );
  for (const row of after) expect(row).toMatchObject({ currentState: "idle", idleCodeName: "RONA", taskId: "" });
});

test("an activity that goes on has no end yet, and no wrap-up reason before it is over", async () => {
  const now = await everyActivity(`from=${NOW - 8 * HOUR}&to=${NOW}`);
  const active = now.filter((each) => each.active);
  const signedIn = model.sessionsBetween(harbor.id, NOW, NOW + 1).flatMap((session) => session.channels);
  expect(active.length).toBe(signedIn.length);
  for (const each of active) expect(each).toMatchObject({ endTime: -1, wrapupCodeName: "" });
  for (const each of now) if (!each.active) expect(each.endTime).toBeGreaterThan(each.startTime);
  expect(Math.max(...now.map((each) => each.endTime))).toBeLessThanOrEqual(NOW);
  expect(now.filter((each) => each.currentState === "wrapup" && !each.active).length).toBeGreaterThan(0);
});

test("agents, teams and channels narrow it", async () => {
  const centre = model.centre(harbor.id);
  const [agent, other] = centre?.agents ?? [];
  const team = centre?.teams.find((candidate) => candidate.name === "Digital desk");
  const ids = (rows: readonly Activity[], field: string) => new Set(rows.map((row) => row[field]));
  expect(ids(await activities(`${MORNING}&agentIds=${agent?.id},${other?.id},nobody`), "agentId")).toEqual(
    new Set([agent?.id, other?.id]),
  );
  const desk = await activities(`${MORNING}&teamIds=${team?.id}&pageSize=1000`);
  expect(ids(desk, "teamName")).toEqual(new Set(["Digital desk"]));
  expect(ids(desk, "channelType")).toEqual(new Set(["chat", "email", "social"]));
  expect(ids(desk, "mmProfileType")).toEqual(new Set(["blended"]));
  expect(ids(await activities(`${MORNING}&channelTypes=chat`), "channelType")).toEqual(new Set(["chat"]));
  expect(await activities(`${MORNING}&agentIds=${agent?.id}&teamIds=${team?.id}`)).toEqual([]);
});

test("agents of another org are its own", async () => {
  const rows = await activities(MORNING, cloud, "lumen", "eu1");
  expect(new Set(rows.map((row) => row.agentLogin)).size).toBeGreaterThan(3);
  const names = model.centre(lumen.id)?.agents.map((agent) => agent.name);
  for (const row of rows) expect(names).toContain(row.agentName);
});

test("without `to` it is now; a `to` one millisecond later is refused", async () => {
  const open = await activities(`from=${NOW - HOUR}&pageSize=1000`);
  expect(await activities(`from=${NOW - HOUR}&to=${NOW}&pageSize=1000`)).toEqual(open);
  const reply = await cloud.get(`/us1/v1/agents/activities?from=${NOW - HOUR}&to=${NOW + 1}`);
  expect(reply.status).toBe(400);
  expect(reply.text).toContain("timestamp should not be more than");
});

test("a window just under 24 hours is allowed, 24 hours are not", async () => {
  expect(await activities(`from=${NOW - DAY + 1}&to=${NOW}&pageSize=1`)).toHaveLength(1);
  expect((await cloud.get(`/us1/v1/agents/activities?from=${NOW - DAY}&to=${NOW}`)).status).toBe(400);
});

test.each([
  ["no from", `to=${NOW}`, "from"],
  ["a to before from", `from=${NOW}&to=${NOW - 1}`, "to"],
  ["more than 12 months ago", `from=${NOW - 370 * DAY}&to=${NOW - 370 * DAY + HOUR}`, "12 months"],
  ["more than 100 agents", `${MORNING}&agentIds=${Array.from({ length: 101 }, (_, n) => n)}`, "agentIds"],
  ["more than 100 teams", `${MORNING}&teamIds=${Array.from({ length: 101 }, (_, n) => n)}`, "teamIds"],
  ["a channel type in capitals", `${MORNING}&channelTypes=CHAT`, "channelTypes"],
  ["a page before the first", `${MORNING}&page=-1`, "page"],
  ["a page of 1001 rows", `${MORNING}&pageSize=1001`, "pageSize"],
  ["a page beyond the first 10 000 rows", `${MORNING}&pageSize=1000&page=11`, "10000"],
  ["the same with small pages", `${MORNING}&pageSize=1&page=10001`, "page"],
])("%s is refused with 400 and a description", async (_what, query, words) => {
  const reply = await cloud.get(`/us1/v1/agents/activities?${query}`);
  expect(reply.status).toBe(400);
  expect(reply.text).toContain(words);
});

test("the 10 000th row is the last that any page shows", async () => {
  expect(await activities(`${MORNING}&pageSize=1000&page=10`)).toEqual([]);
});
