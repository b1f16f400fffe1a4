import { describe, expect, test } from "vitest";
import { createAgentFigures } from "../../../../src/wxcc/statistics/agent-figures.js";
import { createAgentRestSource } from "../../../../src/wxcc/statistics/agent-rest.js";
import { createAgentSearchSource } from "../../../../src/wxcc/statistics/agent-search.js";
import { createSearchRefusals } from "../../../../src/wxcc/statistics/remember-refusals.js";
import { type Answering, acme, createCloud, json } from "../fake-cloud.js";
import { createSkippingClock } from "../skipping-clock.js";

const NOW = Date.UTC(2026, 10, 20, 9, 7);
const day = { from: Date.UTC(2026, 10, 18), to: Date.UTC(2026, 10, 19) };

const channel = (channelType: string, totalAcceptedTasks: number) => ({
  channelType,
  totalOfferedTasks: totalAcceptedTasks + 1,
  totalAcceptedTasks,
  totalRejectedTasks: 1,
  totalTransferredTasks: 0,
  totalEngagedDuration: 1000 * totalAcceptedTasks,
  totalHoldDuration: 10,
  totalWrapUpDuration: 20,
  totalAvailableTime: 500,
  totalUnAvailableTime: 50,
});
const record = (agentId: string, ...channels: object[]) => ({
  agentId,
  agentName: `Name ${agentId}`,
  teamId: "t1",
  teamName: "Tier 1",
  channels,
});

const group = (agentId: string, handled: number, channelType = "telephony") => ({
  agentId,
  agentName: `Name ${agentId}`,
  teamId: "t1",
  teamName: "Tier 1",
  channelInfo: [{ channelType }],
  aggregation: ["offered", "notAnswered", "transferred", "talkMs", "holdMs", "wrapUpMs", "availableMs", "idleMs"]
    .map((name) => ({ name, value: 1 as number | null }))
    .concat({ name: "handled", value: handled }),
});
const page = (agentSessions: object[], endCursor?: string) =>
  json({ data: { agentSession: { agentSessions, pageInfo: { hasNextPage: endCursor !== undefined, endCursor } } } });

/** An org whose days are those of {@link day}. */
const utc = () => ({ ...acme(), zone: "UTC" });

function agents(answer: Answering) {
  const clock = createSkippingClock(NOW);
  const cloud = createCloud(clock, answer);
  const deps = { http: cloud.http, clock };
  const refusals = createSearchRefusals({ clock, log: { info: () => undefined, warn: () => undefined } });
  const rest = createAgentRestSource(deps);
  const search = createAgentSearchSource(deps);
  return { ...cloud, clock, rest, search, figures: createAgentFigures({ rest, search, refusals, clock }) };
}

test("REST windows of one day are one row per agent, team and channel", async () => {
  const { rest, sent } = agents(() => json({ data: [record("a", channel("telephony", 2), channel("chat", 1))] }));
  const answer = await rest.agents(acme(), day, {});
  expect(sent).toHaveLength(2);
  expect(answer.rows).toMatchObject([
    { agentId: "a", teamName: "Tier 1", channel: "voice", sums: { handled: 4, offered: 6, talkMs: 4000 } },
    { agentId: "a", channel: "chat", sums: { handled: 2, availableMs: 1000, idleMs: 100 } },
  ]);
});

test("more than a hundred agents are asked for in hundreds", async () => {
  const { rest, sent } = agents(() => json({ data: [] }));
  const agentIds = Array.from({ length: 150 }, (_, n) => `agent-${n}`);
  await rest.agents(acme(), { from: day.from, to: day.from + 3_600_000 }, { agentIds });
  expect(sent.map(({ url }) => url.searchParams.get("agentIds")?.split(",").length)).toEqual([100, 50]);
});

test("a REST answer without a count is refused, because reading it as 0 would be a short total", async () => {
  const { totalAcceptedTasks: _, ...without } = channel("telephony", 1);
  const { rest } = agents(() => json({ data: [record("a", without)] }));
  await expect(rest.agents(acme(), day, {})).rejects.toMatchObject({ code: "upstream-nonsense" });
});

test("Search is asked for sums once per range, and every page is read", async () => {
  const { search, sent } = agents((_, nth) =>
    nth === 0 ? page([group("a", 5), group("a", 2, "chat")], "more") : page([group("b", 7)]),
  );
  const answer = await search.agents(acme(), day, { teamIds: ["t1"] });
  expect(answer.rows.map(({ agentId, channel, sums }) => [agentId, channel, sums.handled])).toEqual([
    ["a", "voice", 5],
    ["a", "chat", 2],
    ["b", "voice", 7],
  ]);
  const { aggregations, filter } = sent[0]?.body.variables ?? {};
  expect(new Set(aggregations.map(({ type }: { type: string }) => type))).toEqual(new Set(["sum"]));
  expect(filter).toEqual({ and: [{ or: [{ teamId: { equals: "t1" } }] }] });
});

test("a figure that Search leaves out is a Problem and no zero", async () => {
  const { search } = agents(() => page([{ ...group("a", 5), aggregation: [] }]));
  await expect(search.agents(acme(), day, {})).rejects.toMatchObject({ code: "upstream-nonsense" });
});

test("where Search is refused REST answers, and Search is not asked again", async () => {
  const { figures, sent } = agents(({ method }) =>
    method === "POST" ? json({}, { status: 403 }) : json({ data: [record("a", channel("telephony", 2))] }),
  );
  const first = await figures.agents(utc(), day, {}, "person");
  expect(first.source).toBe("rest");
  const before = sent.filter(({ method }) => method === "POST").length;
  await figures.agents(utc(), { from: day.from, to: day.to - 3_600_000 }, {}, "person");
  expect(sent.filter(({ method }) => method === "POST")).toHaveLength(before);
});

test("many who ask the same at once share one call, and its answer is remembered", async () => {
  const { figures, sent } = agents(() => page([group("a", 5)]));
  await Promise.all([1, 2, 3].map(() => figures.agents(utc(), day, {}, "person")));
  await figures.agents(utc(), day, {}, "person");
  expect(sent).toHaveLength(1);
});

describe("a part of a day", () => {
  const morning = { from: day.from, to: day.from + 12 * 3_600_000 };
  const byEither: Answering = ({ method }) =>
    method === "POST" ? page([group("a", 5)]) : json({ data: [record("a", channel("telephony", 2))] });

  test("is REST's, and is told to be one", async () => {
    const { figures, sent } = agents(byEither);
    const answer = await figures.agents(utc(), morning, {}, "person");
    expect(answer).toMatchObject({ source: "rest", partOfDay: true });
    expect(sent.map(({ method }) => method)).toEqual(["GET"]);
  });

  test.each([403, 404, 410])("is Search's where REST answers %i", async (status) => {
    const { figures } = agents((request, nth) =>
      request.method === "GET" ? json({}, { status }) : byEither(request, nth),
    );
    expect(await figures.agents(utc(), morning, {}, "person")).toMatchObject({ source: "search", partOfDay: true });
  });

  test("fails where REST fails in any other way", async () => {
    const { figures } = agents((request, nth) =>
      request.method === "GET" ? json({}, { status: 422 }) : byEither(request, nth),
    );
    await expect(figures.agents(utc(), morning, {}, "person")).rejects.toMatchObject({ code: "upstream-refused" });
  });

  test("is Search's at the edges of a month, where it would take REST a call for every day", async () => {
    const { figures, sent } = agents(byEither);
    const month = { from: day.from - 30 * 86_400_000, to: morning.to };
    expect(await figures.agents(utc(), month, {}, "person")).toMatchObject({ source: "search", partOfDay: true });
    expect(sent.map(({ method }) => method)).toEqual(["POST"]);
  });
});
