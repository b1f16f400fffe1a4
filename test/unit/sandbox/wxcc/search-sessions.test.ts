import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../../../src/sandbox/world.js";
import { askSearch, figuresOf, type SearchRecord } from "./ask-search.js";
import { type Cloud, model, NOW, startCloud } from "./cloud.js";

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.stop());

const DAY = 86_400_000;
const FROM = Date.parse("2026-11-19T00:00:00-05:00");
const YESTERDAY = `from: ${FROM}, to: ${FROM + DAY}`;
const TODAY = `from: ${FROM + DAY}, to: ${NOW}`;
const yesterday = model.day(harbor.id, "2026-11-19");
const sessions = yesterday?.sessions() ?? [];
const contacts = yesterday?.contacts ?? [];
const today = model.day(harbor.id, "2026-11-20")?.sessions() ?? [];
const signedIn = today.filter(({ signedInAt, signedOutAt }) => signedInAt <= NOW && signedOutAt > NOW);
const stateNow = (session: (typeof today)[number]) =>
  session.channels.map(({ states }) => states.find(({ from, to }) => from <= NOW && to > NOW)?.state);

interface Channel {
  readonly [field: string]: unknown;
  readonly channelType: string;
  readonly activities?: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly [field: string]: unknown;
      readonly startTime: number;
      readonly state: string;
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}
interface Session extends SearchRecord {
  readonly channelInfo: readonly Channel[];
}
const figures = async (range: string, more: string, grouping = "") =>
  (
    await askSearch(
      cloud,
      `{ agentSession(${range}, ${more}) { agentSessions { ${grouping} aggregation { name value } } } }`,
    )
  ).records;

test("who is signed in now is told with state, idle reason and since when", async () => {
  const { records, pageInfo } = await askSearch<Session>(
    cloud,
    `{ agentSession(${TODAY}, filter: { isActive: { equals: true } }) { agentSessions { isActive agentId agentName
      agentSessionId userLoginId startTime endTime state teamId teamName siteName multiMediaProfileType
      channelInfo { channelId channelType currentState idleCodeName lastActivityTime } } pageInfo { hasNextPage endCursor } } }`,
  );
  expect(pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  expect(records.map(({ agentSessionId }) => agentSessionId)).toEqual(signedIn.map(({ id }) => id));
  for (const [n, session] of records.entries()) {
    expect(session).toMatchObject({ isActive: true, endTime: null, agentName: expect.stringMatching(/\w/) });
    expect(session.channelInfo.map(({ currentState }) => currentState)).toEqual(signedIn.map(stateNow)[n]);
    for (const { currentState, idleCodeName, lastActivityTime } of session.channelInfo) {
      expect(idleCodeName === null).toBe(currentState !== "idle");
      expect(lastActivityTime).toBeLessThanOrEqual(NOW);
    }
  }
});

test("a session that began before the period is not found", async () => {
  const late = FROM + DAY + 11 * 3_600_000;
  const { records } = await askSearch<Session>(
    cloud,
    `{ agentSession(from: ${late}, to: ${NOW}) { agentSessions { agentSessionId } } }`,
  );
  const begun = today.filter(({ signedInAt }) => signedInAt >= late && signedInAt < NOW);
  expect(records.map(({ agentSessionId }) => agentSessionId)).toEqual(begun.map(({ id }) => id));
  expect(begun.length).toBeLessThan(signedIn.length);
});

test("counts and durations of a past day are those of the sessions' states", async () => {
  const [all] = await figures(
    YESTERDAY,
    `aggregations: [{ field: "channelInfo.connectedDuration", type: sum, name: "talk" }
      { field: "channelInfo.outdialConnectedDuration", type: sum, name: "outdialTalk" }
      { field: "channelInfo.holdDuration", type: sum, name: "hold" }
      { field: "channelInfo.wrapupDuration", type: sum, name: "wrapup" }
      { field: "channelInfo.outdialWrapupDuration", type: sum, name: "outdialWrapup" }
      { field: "channelInfo.connectedCount", type: sum, name: "connections" }
      { field: "channelInfo.outdialConnectedCount", type: sum, name: "outdials" }
      { field: "channelInfo.notRespondedCount", type: sum, name: "missed" }
      { field: "channelInfo.transferCount", type: sum, name: "transfers" }
      { field: "agentId", type: cardinality, name: "agents" }
      { field: "agentSessionId", type: count, name: "sessions" }]`,
  );
  const told = figuresOf(all);
  const spent = (kind: string) =>
    contacts
      .flatMap(({ segments }) => segments.filter((segment) => segment.kind === kind))
      .reduce((ms, { from, to }) => ms + to - from, 0);
  expect((told.talk ?? 0) + (told.outdialTalk ?? 0)).toBe(spent("talk"));
  expect(told.hold).toBe(spent("hold"));
  expect((told.wrapup ?? 0) + (told.outdialWrapup ?? 0)).toBe(spent("wrap-up"));
  expect(told.outdials).toBe(contacts.filter(({ direction }) => direction === "outdial").length);
  expect(told.connections).toBe(
    contacts.reduce(
      (n, { legs, transfers }) => n + legs.filter((leg) => leg.answeredAt !== undefined).length + transfers,
      0,
    ) - contacts.reduce((n, { legs }) => n + Math.max(0, legs.length - 1), 0),
  );
  expect(told.missed).toBe(contacts.flatMap(({ segments }) => segments.filter(({ kind }) => kind === "missed")).length);
  expect(told.transfers).toBe(contacts.reduce((n, { transfers }) => n + transfers, 0));
  expect(told.sessions).toBe(sessions.length);
  expect(told.agents).toBe(sessions.length);
});

test("figures per agent and channel type add up to the day's, and name agent and team", async () => {
  const groups = await figures(
    YESTERDAY,
    `aggregations: [{ field: "channelInfo.connectedDuration", type: sum, name: "talk" }]`,
    "agentId agentName teamId teamName channelInfo { channelType }",
  );
  const [all] = await figures(
    YESTERDAY,
    `aggregations: [{ field: "channelInfo.connectedDuration", type: sum, name: "talk" }]`,
  );
  expect(groups.reduce((ms, group) => ms + (figuresOf(group).talk ?? 0), 0)).toBe(figuresOf(all).talk);
  expect(groups.length).toBeGreaterThan(sessions.length);
  for (const group of groups) {
    expect(group).toMatchObject({
      agentName: expect.stringMatching(/\w/),
      teamName: expect.stringMatching(/\w/),
      channelInfo: [{ channelType: expect.stringMatching(/^(telephony|chat|email|social)$/) }],
    });
  }
});

test("agents are counted by the state of any of their channels, each agent once", async () => {
  const [counted] = await figures(
    TODAY,
    `filter: { isActive: { equals: true } }, aggregations: [
      { field: "agentId", type: cardinality, name: "idle", filter: { channelInfo: { currentState: { equals: idle } } } }
      { field: "agentId", type: cardinality, name: "connected", filter: { channelInfo: { currentState: { equals: connected } } } }
      { field: "agentId", type: count, name: "voice", filter: { channelInfo: { channelType: { equals: "telephony" } } } }
      { field: "agentId", type: count, name: "chat", filter: { channelInfo: { channelType: { equals: "chat" } } } }]`,
  );
  const inState = (state: string) => signedIn.filter((session) => stateNow(session).includes(state as never)).length;
  const on = (channel: string) =>
    signedIn.filter(({ channels }) => channels.some((each) => each.channel === channel)).length;
  expect(inState("connected")).toBeGreaterThan(0);
  expect(figuresOf(counted)).toEqual({
    idle: inState("idle"),
    connected: inState("connected"),
    voice: on("voice"),
    chat: on("chat"),
  });
});

test("a filter on channels finds sessions with such a channel, and shows all their channels", async () => {
  const { records } = await askSearch<Session>(
    cloud,
    `{ agentSession(${YESTERDAY}, filter: { and: [{ channelInfo: { channelType: { equals: "chat" } } }, { teamName: { contains: "^Digital" } }] }) {
      agentSessions { agentId channelInfo { channelType } } } }`,
  );
  const chatting = sessions.filter(({ channels }) => channels.some(({ channel }) => channel === "chat"));
  expect(records.map(({ agentId }) => agentId)).toEqual(chatting.map(({ agentId }) => agentId));
  expect(new Set(records.flatMap(({ channelInfo }) => channelInfo.map(({ channelType }) => channelType))).size).toBe(3);
});

test("a channel's activities are its whole day, newest first and ending with the sign-out", async () => {
  const { records } = await askSearch<Session>(
    cloud,
    `{ agentSession(${YESTERDAY}, filter: { channelInfo: { channelType: { equals: "telephony" } } }) { agentSessions {
      agentSessionId startTime endTime channelInfo { channelId channelType totalDuration activities(first: 100) { totalCount
        nodes { id startTime endTime duration state idleCode { id name } taskId queue { id name } wrapupCode { name }
          isOutdial isCurrentActivity isLoginActivity isLogoutActivity } pageInfo { hasNextPage endCursor } } } } } }`,
  );
  const [session] = records;
  const [channel] = session?.channelInfo ?? [];
  const nodes = channel?.activities?.nodes ?? [];
  expect(nodes[0]).toMatchObject({
    state: "logged-out",
    isLogoutActivity: true,
    duration: 0,
    startTime: session?.endTime,
  });
  expect(nodes[0]?.id).toBe(`${channel?.channelId}-telephony-${session?.endTime}-logged-out`);
  expect(channel?.activities?.pageInfo.hasNextPage).toBe((channel?.activities?.totalCount ?? 0) > 100);
  const model = sessions.find(({ id }) => id === session?.agentSessionId);
  expect(channel?.activities?.totalCount).toBe((model?.channels[0]?.states.length ?? 0) + 1);
  const wrapUp = nodes.find(({ state }) => state === "wrapup");
  expect(wrapUp).toMatchObject({
    wrapupCode: { name: expect.stringMatching(/\w/) },
    queue: { name: expect.stringMatching(/\w/) },
  });
  expect(nodes.filter(({ isLoginActivity }) => isLoginActivity === true).length).toBeLessThanOrEqual(1);
});

test("figures of activities agree with those of the sessions", async () => {
  const groups = await figures(
    YESTERDAY,
    `aggregations: [{ field: "channelInfo.activities.nodes.duration", type: sum, name: "ms" }]`,
    "agentId channelInfo { activities { nodes { state } } }",
  );
  const [all] = await figures(
    YESTERDAY,
    `aggregations: [{ field: "channelInfo.idleDuration", type: sum, name: "idle" }, { field: "channelInfo.wrapupDuration", type: sum, name: "wrapup" }]`,
  );
  const of = (state: string) =>
    groups
      .filter(({ channelInfo }) => JSON.stringify(channelInfo) === `[{"activities":{"nodes":[{"state":"${state}"}]}}]`)
      .reduce((ms, group) => ms + (figuresOf(group).ms ?? 0), 0);
  expect(of("idle")).toBe(figuresOf(all).idle);
  expect(of("wrapup")).toBeGreaterThanOrEqual(figuresOf(all).wrapup ?? 0);
});

test("extFilter keeps the activities it is about", async () => {
  const { records } = await askSearch<Session>(
    cloud,
    `{ agentSession(${YESTERDAY}, extFilter: { and: [{ channelInfo: { activities: { nodes: { state: { equals: "idle" } } } } },
        { channelInfo: { activities: { nodes: { idleCode: { name: { equals: "RONA" } } } } } }] }) {
      agentSessions { agentId channelInfo { activities { totalCount nodes { id state } } } } } }`,
  );
  expect(records.length).toBeGreaterThan(0);
  expect(records.length).toBeLessThan(sessions.length);
  for (const node of records.flatMap(({ channelInfo }) =>
    channelInfo.flatMap((each) => each.activities?.nodes ?? []),
  )) {
    expect(node).toMatchObject({ state: "idle", id: expect.stringMatching(/-idle-rona$/) });
  }
});

const sessionsWith = (filter: string) => `{ agentSession(${TODAY}, filter: ${filter}) { agentSessions { agentId } } }`;
test.each([
  ["an unquoted channel type", sessionsWith("{ channelInfo: { channelType: { equals: telephony } } }")],
  ["a quoted state", sessionsWith('{ channelInfo: { currentState: { equals: "idle" } } }')],
  ["a state that does not exist", sessionsWith("{ channelInfo: { currentState: { equals: sleeping } } }")],
  [
    "an activity's field in filter",
    sessionsWith('{ channelInfo: { activities: { nodes: { state: { equals: "idle" } } } } }'),
  ],
  ["an unknown field", `{ agentSession(${TODAY}) { agentSessions { mood } } }`],
  [
    "a filter on an activity's start",
    `{ agentSession(${TODAY}, extFilter: { channelInfo: { activities: { nodes: { startTime: { gt: 1 } } } } }) { agentSessions { agentId } } }`,
  ],
  [
    "figures of sessions and of activities together",
    `{ agentSession(${TODAY}, aggregations: [{ field: "channelInfo.idleCount", type: sum, name: "a" }
      { field: "channelInfo.activities.nodes.id", type: count, name: "b" }]) { agentSessions { aggregation { value } } } }`,
  ],
  [
    "raw activities of more than 30 days",
    `{ agentSession(from: ${NOW - 31 * DAY}, to: ${NOW}) { agentSessions { channelInfo { activities { totalCount } } } } }`,
  ],
])("%s is refused with 400 and errors", async (_what, query) => {
  const reply = await cloud.search(query);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.text).errors[0].message).toMatch(/\w/);
});

test("in variables every value is a text", async () => {
  const { records } = await askSearch(
    cloud,
    `query Q($filter: AgentSessionFilters, $extFilter: AgentSessionSpecificFilters, $aggregations: [AgentSessionV2Aggregation]) {
      agentSession(${TODAY}, filter: $filter, extFilter: $extFilter, aggregations: $aggregations) {
        agentSessions { aggregation { name value } } } }`,
    {
      filter: { channelInfo: { currentState: { equals: "connected" }, channelType: { equals: "telephony" } } },
      aggregations: [{ field: "agentId", type: "cardinality", name: "talking" }],
    },
  );
  const talking = signedIn.filter(({ channels }) =>
    channels.some(
      ({ channel, states }) =>
        channel === "voice" && states.some(({ state, from, to }) => state === "connected" && from <= NOW && to > NOW),
    ),
  );
  expect(figuresOf(records[0]).talking).toBe(talking.length);
});

test("intervals divide sessions by their start", async () => {
  const groups = await figures(
    `from: ${FROM - 6 * DAY}, to: ${FROM + DAY}`,
    `aggregations: [{ field: "agentSessionId", type: count, name: "n" }], aggregationInterval: { interval: DAILY, timezone: "America/New_York" }`,
    "intervalStartTime",
  );
  expect(groups).toHaveLength(7);
  expect(groups.map(({ intervalStartTime }) => intervalStartTime)).toContain(FROM);
  expect(figuresOf(groups.find(({ intervalStartTime }) => intervalStartTime === FROM)).n).toBe(sessions.length);
});
