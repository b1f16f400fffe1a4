import { expect, test } from "vitest";
import { toText } from "../../../src/cards/text.js";
import { nameAgents } from "../../../src/commands/agent-stats/name-agents.js";
import { agentStats } from "../../../src/commands/agent-stats.js";
import type { Filters } from "../../../src/conversation/ask.js";
import { noWork } from "../../../src/metrics/add-agent-sums.js";
import type { AgentSums } from "../../../src/metrics/agent-sums.js";
import type { OrgSettings } from "../../../src/store/records.js";
import type { AgentInfo } from "../../../src/wxcc/directory.js";
import type { AgentRow } from "../../../src/wxcc/statistics/agent-source.js";
import type { SourceName } from "../../../src/wxcc/statistics/source.js";
import { ask, now, org } from "./queue-stats-world.js";

const row = (
  agentName: string,
  part: Partial<AgentSums>,
  teamName = "Early",
  channel: AgentRow["channel"] = "voice",
) => ({
  ...{ agentId: `id-${agentName}`, agentName, teamId: `id-${teamName}`, teamName, channel },
  sums: { ...noWork, ...part },
});

const harbor = (settings: Partial<OrgSettings> = {}) => org("Harbor Insurance", settings);

interface World {
  readonly rows: readonly AgentRow[];
  readonly agents?: readonly AgentInfo[];
  readonly settings?: Partial<OrgSettings>;
  readonly source?: SourceName;
}

const run = (world: World, filters: Partial<Filters> = {}, args = "") =>
  agentStats.run(ask([harbor(world.settings)], filters, "agent stats", args), {
    agentFigures: { agents: async () => ({ source: world.source ?? "search", asOf: now, rows: world.rows }) },
    directory: {
      agents: async () => world.agents ?? [],
      teams: async () =>
        [...new Set(world.rows.map(({ teamName }) => teamName))].flatMap((name) =>
          name === "Dissolved" ? [] : [{ id: `id-${name}`, name, siteId: name === "Late" ? "tampa" : "boston" }],
        ),
      sites: async () => [
        { id: "boston", name: "Boston" },
        { id: "tampa", name: "Tampa" },
      ],
      auxiliaryCodes: () => Promise.reject(),
    },
    clock: { now: () => now, sleep: () => Promise.reject() },
  });

const textOf = async (...asked: Parameters<typeof run>) => toText((await run(...asked)).card);

const maya = row("Maya Fields", { offered: 10, handled: 8, notAnswered: 2, talkMs: 800_000, availableMs: 200_000 });
const tom = row("Tom Okafor", { offered: 20, handled: 20, talkMs: 1_000_000, availableMs: 1_000_000 }, "Late");

test("the headline is everybody together, divided once", async () => {
  const text = await textOf({ rows: [maya, tom] });
  expect(text).toContain("28 handled by 2 agents");
  expect(text).toMatch(/Occupancy \*\*60\.0\s%\*\*/);
  expect(text).toMatch(/RONA \*\*6\.7\s%\*\* \(2 of 30 offers\)/);
});

test("agents stand by name and not ranked, unless by handled is asked for", async () => {
  expect(await textOf({ rows: [tom, maya] })).toMatch(/Agents by name[\s\S]*Maya Fields[\s\S]*Tom Okafor/);
  expect(await textOf({ rows: [maya, tom] }, {}, "by handled")).toMatch(
    /Agents by contacts handled[\s\S]*Tom Okafor[\s\S]*Maya Fields/,
  );
});

test("twelve agents have room, the others are one row and a button", async () => {
  const rows = Array.from({ length: 30 }, (_, n) => row(`Agent with number ${n}`, { handled: 1 }));
  const first = await textOf({ rows });
  expect(first).toContain("… 18 more agents** — handled 18");
  expect(first).toContain("`agent stats page 2 today`");
  const last = await textOf({ rows }, {}, "page 3");
  expect(last).toContain("Agent with number 29");
  expect(last).not.toContain("more agents");
});

test("a team filter leaves the others out of every figure", async () => {
  const text = await textOf({ rows: [maya, tom] }, { team: ["late"] });
  expect(text).toContain("20 handled by 1 agent");
  expect(text).not.toContain("Maya");
});

test("a site is the teams that work there", async () => {
  const text = await textOf({ rows: [maya, tom] }, { site: ["Tampa"] });
  expect(text).toContain("20 handled by 1 agent");
  expect(text).toContain("Site Tampa");
  expect(await textOf({ rows: [maya, tom] }, { site: ["Tampa", "boston"] })).toContain("28 handled by 2 agents");
});

test("a team that does not work at the site asked for leaves nobody, and not everybody", async () => {
  expect(await textOf({ rows: [maya, tom] }, { site: ["Boston"], team: ["Late"] })).toContain("nobody was signed in");
});

test("figures of a team that is configured no more belong to no site, and the card says that they are missing", async () => {
  const former = row("Nora Whitfield", { offered: 5, handled: 5 }, "Dissolved");
  const text = await textOf({ rows: [maya, tom, former] }, { site: ["Tampa", "Boston"] });
  expect(text).toContain("28 handled by 2 agents");
  expect(text).toContain("Site Tampa, Boston · without a team whose site is not known");
  expect(await textOf({ rows: [maya, tom, former] })).toContain("33 handled by 3 agents");
});

test("an unknown site gets suggestions as buttons that keep the rest of the question", async () => {
  await expect(run({ rows: [maya] }, { site: ["Bosten"], channel: ["voice"] })).rejects.toMatchObject({
    code: "unknown-site",
    asks: [
      { label: "Boston", ask: expect.stringContaining('channel:voice site:"Boston"') },
      { label: "Tampa", ask: expect.stringContaining('site:"Tampa"') },
    ],
  });
});

test("an agent nobody knows gets three suggestions as buttons", async () => {
  const agents = ["Maya Fields", "Tom Okafor", "Nora Whitfield", "Paul Kessler"].map((name) => ({
    ...{ id: `id-${name}`, name, email: undefined },
  }));
  await expect(run({ rows: [maya], agents }, { agent: ["Mayra"] })).rejects.toMatchObject({
    code: "unknown-agent",
    asks: [
      { label: "Maya Fields", ask: 'agent stats today agent:"Maya Fields"' },
      { label: expect.any(String) },
      { label: expect.any(String) },
    ],
  });
});

test("of namesakes each gets a button that means only them", async () => {
  const agents = ["a", "b"].map((id) => ({ id, name: "Maya Fields", email: `maya.${id}@harbor.example` }));
  const rows = [
    { ...maya, agentId: "a" },
    { ...maya, agentId: "b", teamName: "Late", teamId: "id-Late" },
  ];
  await expect(run({ rows, agents }, { agent: ["maya fields"] })).rejects.toMatchObject({
    code: "ambiguous-agent",
    asks: [
      { label: "Maya Fields (Early)", ask: 'agent stats today agent:"maya.a@harbor.example"' },
      { label: "Maya Fields (Late)", ask: 'agent stats today agent:"maya.b@harbor.example"' },
    ],
  });
  expect(await textOf({ rows, agents }, { agent: ["maya.b@harbor.example"] })).toContain("8 handled by 1 agent");
});

test("where names are hidden no name is shown, in the card or in the file, and numbers can be asked for", async () => {
  const agents = [maya, tom].map(({ agentId, agentName }) => ({ id: agentId, name: agentName, email: "x@y.example" }));
  const world = { rows: [maya, tom], agents, settings: { namesShown: false } };
  const { card, table } = await run(world);
  const everything = JSON.stringify([card, [...(table?.rows ?? [])]]);
  expect(everything).not.toMatch(/Maya|Tom|y\.example/);
  expect(everything).toContain("Agent 2");
  expect(await textOf(world, { agent: ["Agent 2"] })).toContain("20 handled by 1 agent");
  await expect(run(world, { agent: ["Maya Fields"] })).rejects.toMatchObject({ code: "unknown-agent" });
});

test("numbers of hidden agents do not depend on who worked", () => {
  const everybody = ["a", "b", "c"].map((id) => ({ id, name: `Name ${id}`, email: undefined }));
  const seen = (id: string) => ({ agentId: id, agentName: `Name ${id}`, teamName: "" });
  const alone = nameAgents(everybody, [seen("c")], false);
  const together = nameAgents(everybody, [seen("b"), seen("c"), seen("gone")], false);
  expect(alone.get("c")?.name).toBe("Agent 3");
  expect(together.get("c")?.name).toBe("Agent 3");
  expect(together.get("gone")?.name).toBe("Agent 4");
});

test("nobody signed in is said, with dashes instead of percentages", async () => {
  const text = await textOf({ rows: [] });
  expect(text).toContain("Nobody was signed in in this period.");
  expect(text).toContain("Occupancy **—**");
});

test("words that mean nothing are refused with what was probably meant", async () => {
  const asked = ask([harbor()], {}, "agent stats", "yestreday");
  const { period: _, ...sentence } = asked.sentence;
  await expect(
    agentStats.run(
      { ...asked, sentence: { ...sentence, period: undefined } },
      {
        agentFigures: { agents: () => Promise.reject(new Error("nothing is asked of Contact Center")) },
        directory: {
          agents: () => Promise.reject(),
          teams: () => Promise.reject(),
          sites: () => Promise.reject(),
          auxiliaryCodes: () => Promise.reject(),
        },
        clock: { now: () => now, sleep: () => Promise.reject() },
      },
    ),
  ).rejects.toMatchObject({ code: "bad-period", asks: [{ ask: "agent stats yesterday" }] });
});
