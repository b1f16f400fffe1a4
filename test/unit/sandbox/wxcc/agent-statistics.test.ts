import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { askSearch, figuresOf, type SearchRecord } from "./ask-search.js";
import { type Cloud, model, NOW, read, startCloud, statistics } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const QUARTER = 900_000;
const DAY = 96 * QUARTER;
const at = (time: string) => Date.parse(`2026-11-19T${time}:00-05:00`);
const THURSDAY = `from=${at("00:00")}&to=${at("23:45")}`;

const SUMS = [
  "totalAssignedTasks",
  "totalOfferedTasks",
  "totalAcceptedTasks",
  "totalRejectedTasks",
  "totalTransferredTasks",
  "totalEngagedDuration",
  "totalHoldDuration",
  "totalWrapUpDuration",
  "totalAvailableTime",
  "totalUnAvailableTime",
] as const;

type Sums = Record<(typeof SUMS)[number], number>;
interface ChannelRow extends Sums {
  readonly channelType: string;
  readonly averageHandledTime: number;
}
interface AgentRow {
  readonly intervalStartTime: number;
  readonly agentId: string;
  readonly agentName: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly channels: readonly ChannelRow[];
}

const agents = async (query: string, from: Cloud = cloud, token = "harbor", region = "us1") =>
  (await read<{ data: AgentRow[] }>(from, `/${region}/v1/agents/statistics?${query}`, token)).data;
const total = (rows: readonly AgentRow[], field: (typeof SUMS)[number]) =>
  rows.flatMap((row) => row.channels).reduce((sum, channel) => sum + channel[field], 0);

test("a window is one row per agent who was signed in, with the team and each channel", async () => {
  const rows = await agents(`${THURSDAY}&orgId=${harbor.id}`);
  const sessions = model.sessionsBetween(harbor.id, at("00:00"), at("23:45"));
  expect(new Set(rows.map((row) => row.agentId))).toEqual(new Set(sessions.map((session) => session.agentId)));
  expect(rows).toHaveLength(sessions.length);
  for (const row of rows) {
    expect(Object.keys(row)).toEqual(["intervalStartTime", "agentId", "agentName", "teamId", "teamName", "channels"]);
    expect(row.intervalStartTime).toBe(at("00:00"));
    expect(row.teamName).toMatch(/\w/);
    for (const channel of row.channels) {
      expect(Object.keys(channel)).toEqual(["channelType", ...SUMS, "averageHandledTime"]);
    }
  }
  const desk = rows.find((row) => row.teamName === "Digital desk");
  expect(desk?.channels.map((channel) => channel.channelType).sort()).toEqual(["chat", "email", "social"]);
});

test.each([
  { org: harbor, token: "harbor", region: "us1", midnight: "2026-11-19T00:00:00-05:00" },
  { org: lumen, token: "lumen", region: "eu1", midnight: "2026-11-18T00:00:00+01:00" },
])(
  "over whole days agents accept what queues do, and once more for each contact handed to a colleague ($org.name)",
  async ({ token, region, midnight }) => {
    const from = Date.parse(midnight);
    // A local day needs two windows.
    const windows = [`from=${from}&to=${from + DAY - QUARTER}`, `from=${from + DAY - QUARTER}&to=${from + DAY}`];
    const rows = (await Promise.all(windows.map((window) => agents(window, cloud, token, region)))).flat();
    const queues = (await Promise.all(windows.map((window) => statistics(cloud, window, token, region)))).flat();
    const ofQueues = (field: "totalAcceptedTasks" | "totalOfferedTasks" | "totalRejectedTasks") =>
      queues.reduce((sum, row) => sum + row[field], 0);
    const handedOver = total(rows, "totalTransferredTasks");
    expect(handedOver).toBeGreaterThan(0);
    expect(ofQueues("totalAcceptedTasks")).toBeGreaterThan(400);
    expect(total(rows, "totalAcceptedTasks")).toBe(ofQueues("totalAcceptedTasks") + handedOver);
    expect(total(rows, "totalOfferedTasks")).toBe(ofQueues("totalOfferedTasks") + handedOver);
    expect(total(rows, "totalRejectedTasks")).toBe(ofQueues("totalRejectedTasks"));
  },
);

test("over a whole day agents talk as long as queues say", async () => {
  const queues = await statistics(cloud, THURSDAY);
  const talked = queues.reduce((sum, row) => sum + row.averageHandledTime * row.totalAcceptedTasks, 0);
  expect(total(await agents(THURSDAY), "totalEngagedDuration")).toBe(Math.round(talked));
});

test("statistics and Search agree on every agent and channel of a past day", async () => {
  const fieldOf: Readonly<Record<(typeof SUMS)[number], string>> = {
    totalAssignedTasks: "connectedCount",
    totalOfferedTasks: "ringingCount",
    totalAcceptedTasks: "connectedCount",
    totalRejectedTasks: "notRespondedCount",
    totalTransferredTasks: "agentToAgentTransferCount",
    totalEngagedDuration: "connectedDuration",
    totalHoldDuration: "holdDuration",
    totalWrapUpDuration: "wrapupDuration",
    totalAvailableTime: "availableDuration",
    totalUnAvailableTime: "idleDuration",
  };
  const sums = SUMS.map((sum) => `{ field: "channelInfo.${fieldOf[sum]}", type: sum, name: "${sum}" }`);
  const { records } = await askSearch<
    SearchRecord & { readonly agentId: string; readonly channelInfo: readonly { readonly channelType: string }[] }
  >(
    cloud,
    `{ agentSession(from: ${at("00:00")}, to: ${at("23:45")}, aggregations: [${sums}]) {
        agentSessions { agentId channelInfo { channelType } aggregation { name value } } pageInfo { hasNextPage endCursor } } }`,
  );
  const rows = await agents(THURSDAY);
  expect(records).toHaveLength(rows.flatMap((row) => row.channels).length);
  for (const record of records) {
    const row = rows.find((each) => each.agentId === record.agentId);
    const channel = row?.channels.find((each) => each.channelType === record.channelInfo[0]?.channelType);
    expect(channel).toMatchObject(figuresOf(record));
  }
});

test("every offer is taken or missed, and those taken are the tasks assigned", async () => {
  for (const channel of (await agents(THURSDAY)).flatMap((row) => row.channels)) {
    expect(channel.totalOfferedTasks).toBe(channel.totalAcceptedTasks + channel.totalRejectedTasks);
    expect(channel.totalAssignedTasks).toBe(channel.totalAcceptedTasks);
    expect(channel.totalTransferredTasks).toBeLessThanOrEqual(channel.totalAcceptedTasks);
  }
});

test("the average has hold and wrap-up in it, which engaged time has not", async () => {
  const channels = (await agents(THURSDAY)).flatMap((row) => row.channels);
  for (const channel of channels) {
    const handleMs = channel.totalEngagedDuration + channel.totalHoldDuration + channel.totalWrapUpDuration;
    expect(Math.round(channel.averageHandledTime * channel.totalAcceptedTasks)).toBe(handleMs);
  }
  expect(channels.some((channel) => channel.totalHoldDuration > 0 && channel.totalWrapUpDuration > 0)).toBe(true);
});

test("the times of an agent with one place add up to the session, but for ringing and calls the agent made", async () => {
  const rows = await agents(THURSDAY);
  const sessions = model.sessionsBetween(harbor.id, at("00:00"), at("23:45"));
  for (const { agentId, signedInAt, signedOutAt, channels } of sessions) {
    const [place] = channels;
    if (channels.length > 1 || !place) continue;
    const [channel] = rows.find((row) => row.agentId === agentId)?.channels ?? [];
    if (!channel) throw new Error("no row");
    const other = place.states
      .filter((state) => /ringing|not-responding/.test(state.state) || (state.contactId && !state.queueId))
      .reduce((sum, state) => sum + state.to - state.from, 0);
    const told =
      channel.totalEngagedDuration +
      channel.totalHoldDuration +
      channel.totalWrapUpDuration +
      channel.totalAvailableTime +
      channel.totalUnAvailableTime;
    expect(told + other).toBe(signedOutAt - signedInAt);
  }
});

test.each([15, 30, 60])(
  "sums of %i-minute intervals add up to the whole window's, times included",
  async (interval) => {
    const whole = await agents(THURSDAY);
    const parts = await agents(`${THURSDAY}&interval=${interval}`);
    expect(parts.length).toBeGreaterThan(whole.length);
    for (const field of SUMS) expect(total(parts, field)).toBe(total(whole, field));
    for (const row of parts) {
      expect((row.intervalStartTime - at("00:00")) % (interval * 60_000)).toBe(0);
      for (const channel of row.channels.filter((each) => each.channelType === "telephony")) {
        expect(channel.totalEngagedDuration + channel.totalAvailableTime).toBeLessThanOrEqual(interval * 60_000);
      }
    }
  },
);

test("agentIds narrows to those agents, and an unknown id has no row", async () => {
  const [first, second] = await agents(THURSDAY);
  expect(await agents(`${THURSDAY}&agentIds=${first?.agentId},${second?.agentId},nobody`)).toEqual([first, second]);
});

test("nothing of the future is told: times stop at this moment", async () => {
  const today = Date.parse("2026-11-20T00:00:00-05:00");
  const window = `from=${today}&to=${today + DAY - QUARTER}`;
  const before = await agents(window);
  const evening = await startCloud(NOW + 9 * 4 * QUARTER);
  const after = await agents(window, evening);
  await evening.stop();
  for (const field of SUMS) expect(total(before, field)).toBeLessThan(total(after, field));
  const signedIn = model
    .sessionsBetween(harbor.id, today, NOW)
    .reduce((sum, each) => sum + each.channels.length * (Math.min(each.signedOutAt, NOW) - each.signedInAt), 0);
  expect(total(before, "totalAvailableTime")).toBeLessThan(signedIn);
  expect(await agents(`from=${NOW + 4 * QUARTER}&to=${NOW + 8 * QUARTER}`)).toEqual([]);
});

test.each([
  ["no from", `to=${at("23:45")}`],
  ["no to", `from=${at("00:00")}`],
  ["24 hours", `from=${at("00:00")}&to=${at("00:00") + DAY}`],
  ["an interval of 20 minutes", `${THURSDAY}&interval=20`],
  ["more than 100 agents", `${THURSDAY}&agentIds=${Array.from({ length: 101 }, (_, n) => n)}`],
])("%s is refused with 400", async (_what, query) => {
  const reply = await cloud.get(`/us1/v1/agents/statistics?${query}`);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).error.key).toBe("400");
});
