import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { answerFrom } from "../helpers/failing.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people, traffic } from "../helpers/floor.js";
import { readNumber } from "../helpers/read-card.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const thursday = { from: Date.parse("2026-11-19T00:00:00-05:00"), to: Date.parse("2026-11-20T00:00:00-05:00") };
const now = Date.parse(FRIDAY_MORNING);
const say = (text: string) => floor.say(text, { from: people.maya });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const figure = (text: string, label: string) =>
  readNumber(new RegExp(`^- ${label} \\*\\*(.+?)\\*\\*`, "m").exec(plain(text))?.[1] ?? "missing");

/** With a list of contacts and a pencil: every time a customer talked to an agent, holds within it left out. */
function handledByHand(): ReadonlyMap<string, number> {
  const talks = new Set<string>();
  for (const contact of traffic().contactsBetween(harbor.id, thursday.from, thursday.to))
    if (contact.direction === "inbound")
      for (const { kind, agentId, leg } of contact.segments)
        if (kind === "talk") talks.add(JSON.stringify([agentId, contact.id, leg]));
  const counts = new Map<string, number>();
  for (const talk of talks) {
    const agentId = String(JSON.parse(talk)[0]);
    counts.set(agentId, (counts.get(agentId) ?? 0) + 1);
  }
  return counts;
}

test("a whole day's agents handled what counting contact by contact gives, each of them and all together", async () => {
  const byHand = handledByHand();
  const first = await say("agent stats yesterday");
  expect(figure(first.text, "Handled")).toBe([...byHand.values()].reduce((sum, each) => sum + each, 0));
  const agents = traffic().centre(harbor.id)?.agents ?? [];
  let page = first;
  let seen = 0;
  for (;;) {
    for (const [, name, count] of plain(page.text).matchAll(/^- \*\*([A-Z]\w+ [A-Z]\w+)\*\* — handled ([\d ]+),/gm)) {
      const agent = agents.find((each) => each.name === name);
      if (!agent) continue;
      seen += 1;
      expect([name, readNumber(count ?? "")]).toEqual([name, byHand.get(agent.id) ?? 0]);
    }
    if (!page.buttons.some(({ title }) => title === "More agents")) break;
    page = await floor.press(page, "More agents", people.maya);
  }
  expect(seen).toBeGreaterThan(20);
});

test("both sources tell the same of a past day", async () => {
  const search = await say("agent stats yesterday");
  await answerFrom(floor, "rest");
  const rest = await say("agent stats yesterday");
  await answerFrom(floor, "auto");
  expect(rest.shown).toContain("REST statistics");
  expect(search.shown).toContain("Search API");
  for (const label of ["Handled", "Handle time", "Occupancy", "RONA"])
    expect([label, figure(rest.text, label)]).toEqual([label, figure(search.text, label)]);
});

test("who is signed in now is everybody who is on the floor, by state", async () => {
  const reply = await say("agents now");
  const present = traffic()
    .sessionsBetween(harbor.id, now - 86_400_000, now)
    .filter(({ signedInAt, signedOutAt }) => signedInAt <= now && signedOutAt > now);
  expect(figure(reply.text, "Signed in")).toBe(present.length);
  const parts = ["Available", "Busy", "Idle"].map((label) => figure(reply.text, label) ?? 0);
  expect(parts.reduce((sum, each) => sum + each)).toBe(present.length);
  expect(reply.text).toContain("as of 10:07:00");
});

test("an agent's past day adds up to the time from signing in to signing out", async () => {
  const reply = await say("agent activity nora whitfield yesterday");
  const agent = traffic()
    .centre(harbor.id)
    ?.agents.find(({ name }) => name === "Nora Whitfield");
  const session = traffic()
    .sessionsBetween(harbor.id, thursday.from, thursday.to)
    .find(({ agentId }) => agentId === agent?.id);
  expect(session).toBeDefined();
  const facts = [...plain(reply.text).matchAll(/^- [A-Z][\w -]+: ([\d:]+(?: s)?) \(\d+ ×\)/gm)];
  const idle = plain(reply.text).split("Idle, by reason")[1] ?? "";
  const reasons = [...idle.matchAll(/^- [A-Z][\w -]+: ([\d:]+(?: s)?) \(\d+ ×\)/gm)];
  const seconds = (found: RegExpMatchArray[]) =>
    found.reduce((sum, [, text]) => sum + (readNumber(text ?? "") ?? 0), 0);
  const shift = ((session?.signedOutAt ?? 0) - (session?.signedInAt ?? 0)) / 1000;
  expect(Math.abs(seconds(facts) - seconds(reasons) - shift)).toBeLessThan(6);
});

test("a misspelt agent gets buttons, and pressing one answers", async () => {
  const refusal = await say("agent activity Nora Withfeld yesterday");
  expect(refusal.shown).toContain("There is no agent “Nora Withfeld”");
  expect(refusal.buttons).toHaveLength(3);
  const answer = await floor.press(refusal, "Nora Whitfield", people.maya);
  expect(answer.shown).toContain("Activity of Nora Whitfield");
});

test("queue: is refused with the reason, and the rest of the question kept", async () => {
  const reply = await say('agent stats yesterday team:"Claims team" queue:Claims');
  expect(reply.shown).toContain("Agents' time belongs to no queue");
  expect(reply.buttons.map(({ ask }) => ask)).toContain('agent stats yesterday team:"Claims team"');
});

test("the sites of an org share out its agents: now, and in a past day by either source", async () => {
  for (const source of ["search", "rest"] as const) {
    await answerFrom(floor, source);
    for (const [question, label] of [
      ["agent stats yesterday", "Handled"],
      ["agents now", "Signed in"],
    ] as const) {
      if (source === "rest" && question === "agents now") continue;
      const all = figure((await say(question)).text, label);
      const boston = await say(`${question} site:boston`);
      const tampa = await say(`${question} site:Tampa`);
      expect(boston.shown).toContain("Site Boston");
      expect(figure(boston.text, label)).toBeGreaterThan(0);
      expect((figure(boston.text, label) ?? 0) + (figure(tampa.text, label) ?? 0)).toBe(all);
    }
  }
  await answerFrom(floor, "auto");
  const every = await floor.press(await say("agent stats yesterday site:Tampa"), "Every agent", people.maya);
  expect(every.shown).not.toContain("Site Tampa");
});

test("a misspelt site gets buttons; a question that knows no sites says why", async () => {
  const refusal = await say("agents now site:Bostin");
  expect(refusal.shown).toContain("There is no site “Bostin”");
  const answer = await floor.press(refusal, "Boston", people.maya);
  expect(answer.shown).toContain("Site Boston");
  for (const [question, reason] of [
    ["queue stats today site:Boston", "only teams belong to a site"],
    ["tasks today site:Boston", "the last agent of each and not the site"],
    ["agent activity Nora Whitfield site:Boston", "about one agent"],
  ] as const)
    expect((await say(question)).shown).toContain(reason);
});

test("where the org hides names, no card of agents shows one", async () => {
  const change = (namesShown: boolean) =>
    floor.store().orgs.update(harbor.id, (org) => org && { ...org, settings: { ...org.settings, namesShown } });
  await change(false);
  for (const text of ["agent stats yesterday", "agents now", "agent activity Agent 7 yesterday"]) {
    const reply = await say(text);
    expect(reply.shown).toMatch(/Agent \d+/);
    for (const { name } of traffic().centre(harbor.id)?.agents ?? [])
      expect(reply.shown + reply.text).not.toContain(name);
  }
  await change(true);
});

describe("a part of a day", () => {
  /** The whole quarter hours that REST counts. */
  const morning = { from: Date.parse("2026-11-19T09:00:00-05:00"), to: Date.parse("2026-11-19T12:00:00-05:00") };

  test("is read from REST, which cuts agents' time at its edges, and the card says why", async () => {
    floor.forgetCalls();
    const reply = await say("agent stats yesterday 09:00-12:00");
    // Whoever was rung and answered within it, whenever they had signed in.
    const answered = traffic()
      .contactsBetween(harbor.id, thursday.from, thursday.to)
      .filter(({ direction }) => direction === "inbound")
      .flatMap(({ segments }) => segments)
      .filter(({ kind, to }) => kind === "ringing" && to >= morning.from && to < morning.to);
    expect(figure(reply.text, "Handled")).toBe(answered.length);
    expect(reply.shown).toContain(
      "Search knows agents' time by whole sessions only, which a part of a day cuts through.",
    );
    expect(floor.calls("POST /search")).toEqual([]);
    expect(floor.calls("GET /v1/agents/statistics")).toHaveLength(1);
  });

  test("ends where whole sessions would go on: two halves of a day are the day", async () => {
    const parts = ["yesterday 00:00-12:00", "yesterday 12:00-24:00"];
    const halves: number[] = [];
    for (const period of parts) halves.push(figure((await say(`agent stats ${period}`)).text, "Handled") ?? 0);
    const whole = figure((await say("agent stats yesterday")).text, "Handled");
    expect(halves.reduce((sum, each) => sum + each)).toBe(whole);
  });

  test("whole days are one call of Search", async () => {
    floor.forgetCalls();
    const reply = await say("agent stats 2026-11-16..2026-11-18");
    expect(floor.calls("POST /search")).toHaveLength(1);
    expect(floor.calls("GET /v1/agents/statistics")).toEqual([]);
    expect(reply.shown).not.toContain("Only agents who signed in");
  });

  test("without REST it says that Search knows only who signed in within it", async () => {
    floor.cloud.faults([{ match: "GET /v1/agents/statistics", status: 404 }]);
    const reply = await say("agent stats yesterday 10:00-11:00");
    floor.cloud.faults([]);
    expect(reply.shown).toContain("Search API");
    expect(reply.shown).toContain("Only agents who signed in within this period are counted");
  });

  test("where a manager has chosen Search, Search answers and says so as well", async () => {
    await answerFrom(floor, "search");
    const reply = await say("agent stats last 2h");
    await answerFrom(floor, "auto");
    expect(reply.shown).toContain("Only agents who signed in within this period are counted");
  });
});

test("Contact Center out of order is told, and no figure with it", async () => {
  floor.cloud.faults([{ match: "POST /search", status: 500, times: 20 }]);
  const reply = await floor.passTimeUntil(say("agent stats 2026-11-17"));
  expect(reply.shown).toContain("agent statistics of Harbor Insurance");
  expect(reply.text).not.toContain("Handled");
  floor.cloud.faults([]);
});
