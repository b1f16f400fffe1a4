import { afterAll, beforeAll, expect, test } from "vitest";
import { closeFloors, type Floor, openFloor, people, places, type Reply } from "../helpers/floor.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const statisticsCalls = () => [...floor.calls("POST /search"), ...floor.calls("/queues/statistics")];

/** Asks something that cannot be answered: Contact Center's statistics are not troubled, and there is one next step. */
async function refused(text: string): Promise<Reply> {
  floor.forgetCalls();
  const reply = await floor.say(text, { from: people.maya });
  expect(statisticsCalls()).toEqual([]);
  expect(reply.text).not.toContain("mistake of its own");
  const [, next = ""] = reply.text.split("\n\n");
  expect(next).toMatch(/[.?:%]$/);
  expect(next.split(/(?<=[.?]) (?=[A-Z])/)).toHaveLength(1);
  return reply;
}

/** Presses the first button, which must lead to figures. */
async function pressFirst(reply: Reply): Promise<Reply> {
  const answer = await floor.press(reply, reply.buttons[0]?.title ?? "no button", people.tom);
  expect(answer.shown).toContain("Offered");
  return answer;
}

test.each([
  ["queu stats today", "queue stats today"],
  ["qeue stats yesterday", "queue stats yesterday"],
  ["stats for yesterday", "queue stats yesterday"],
  ["how are the queues today?", "queue stats today"],
  ["yesterday", "queue stats yesterday"],
])("%s: “did you mean %s”, and the button asks it", async (text, meant) => {
  const reply = await refused(text);
  expect(reply.shown).toContain(meant);
  expect(reply.buttons.map(({ ask }) => ask)).toContain(meant);
  await pressFirst(reply);
});

test("a mistyped command keeps the filters it came with", async () => {
  const reply = await refused('queu stats yesterday queue:"Claims Spanish" tz:Europe/Paris');
  const answer = await pressFirst(reply);
  expect(answer.shown).toContain("Queue Claims Spanish");
  expect(answer.shown).toContain("Thu 19 Nov 2026 (Europe/Paris)");
});

test("a command in another language leads to the list of what one can ask", async () => {
  const reply = await refused("statistiques des files d'attente aujourd'hui");
  const help = await floor.press(reply, "Help", people.tom);
  expect(help.shown).toContain("What you can ask");
});

test.each([
  ["queue stats tody", "queue stats today"],
  ["queue stats last weak", "queue stats last week"],
  ["queue stats wensday", "queue stats wednesday"],
  ["queue stats 2026-11-31", "queue stats today"],
  ["queue stats 2026-11-07..2026-11-01", "queue stats 2026-11-01..2026-11-07"],
  ["queue stats yesterday 12:00-09:00", "queue stats yesterday"],
  ["queue stats yesterday 09:00-25:00", "queue stats yesterday"],
  ["queue stats today yesterday", "queue stats today"],
])("%s: %s is offered and answers", async (text, offered) => {
  const reply = await refused(text);
  expect(reply.buttons[0]?.ask).toBe(offered);
  await pressFirst(reply);
});

test.each([
  "tomorrow",
  "next week",
  "2026-11-21",
  "2027-01-01..2027-01-31",
  "today 18:00-20:00",
  "tomorrow 09:00-12:00",
])("queue stats %s has not begun yet, and is not taken for a queue's name", async (period) => {
  const reply = await refused(`queue stats ${period}`);
  expect(reply.shown).toContain("has not begun yet");
  expect(reply.buttons[0]?.ask).toBe("queue stats today");
  await pressFirst(reply);
});

test.each(["2023-11-01", "2020-01-01..2020-01-31"])("queue stats %s is older than Cisco keeps", async (period) => {
  const reply = await refused(`queue stats ${period}`);
  expect(reply.shown).toContain("36 months");
  await pressFirst(reply);
});

test.each([
  ["this morning", "queue stats today"],
  ["yesterday afternoon", "queue stats yesterday"],
  ["since monday", "queue stats monday"],
  ["nov 20", "queue stats today"],
  ["monday..wednesday", "queue stats today"],
  ["today by hour", "queue stats today"],
])("queue stats %s: words about time are not taken for a queue's name", async (period, offered) => {
  const reply = await refused(`queue stats ${period}`);
  expect(reply.shown).toContain("A period is for example today, yesterday, last week");
  expect(reply.buttons[0]?.ask).toBe(offered);
  await pressFirst(reply);
});

test("a channel without its filter is offered as a channel, not as a queue", async () => {
  const reply = await refused("queue stats yesterday for calls");
  expect(reply.buttons[0]?.ask).toBe("queue stats yesterday channel:voice");
  await pressFirst(reply);
});

test("two zones in one question: the first is offered", async () => {
  const reply = await refused("queue stats yesterday tz:Europe/Paris,Asia/Tokyo");
  expect(reply.buttons[0]?.ask).toBe("queue stats yesterday tz:Europe/Paris");
  await pressFirst(reply);
});

test("more days than one answer can hold are refused before anything is asked", async () => {
  const reply = await refused("queue stats 2024-11-01..2026-10-31");
  expect(reply.shown).toContain("365 days");
});

test.each([
  ["queue stats today queu:Billing", 'queue stats today queue:"Billing"'],
  ["queue stats today chanel:voice", "queue stats today channel:voice"],
  ["queue stats today channel:vioce", "queue stats today channel:voice"],
  ["queue stats today tz:Europe/Pari", "queue stats today tz:Europe/Paris"],
  ["queue stats today tz:Pairs", "queue stats today tz:Europe/Paris"],
])("%s: %s is offered and answers", async (text, offered) => {
  const reply = await refused(text);
  expect(reply.buttons[0]?.ask).toBe(offered);
  await pressFirst(reply);
});

test("a filter nobody knows is answered with those there are", async () => {
  const reply = await refused("queue stats today skill:gold");
  expect(reply.shown).toContain("queue:, team:, agent:, channel:, status:, site:, profile:, org: and tz:");
  await pressFirst(reply);
});

test("a zone that is none is answered with how a zone is written", async () => {
  const reply = await refused("queue stats today tz:+02:00");
  expect(reply.shown).toContain("tz:Europe/Paris");
});

test("a filter without a name is asked back", async () => {
  const reply = await refused("queue stats today queue:");
  expect(reply.shown).toContain("names nothing");
  await pressFirst(reply);
});

test("an unknown queue: the one that looks like it is a button that repeats the whole question", async () => {
  const reply = await refused('queue stats yesterday queue:"Bilings" channel:voice');
  expect(reply.shown).toContain("There is no queue “Bilings”");
  expect(reply.buttons.map(({ title }) => title)).toEqual(["Billing"]);
  const answer = await pressFirst(reply);
  expect(answer.shown).toContain("Queue Billing · channel voice");
});

test("a queue unlike any other leads to the list of queues", async () => {
  const reply = await refused("queue stats today queue:Zeppelins");
  const list = await floor.press(reply, "All queues", people.tom);
  expect(list.shown).toContain("Roadside assistance");
});

test("a name that fits several queues: the same ones are named and are buttons", async () => {
  const reply = await refused("queue stats yesterday queue:cl");
  expect(reply.shown).toContain('“cl” could be several queues: "Claims", "Claims Spanish".');
  expect(reply.buttons.map(({ title }) => title)).toEqual(["Claims", "Claims Spanish"]);
  const answer = await floor.press(reply, "Claims Spanish", people.tom);
  expect(answer.shown).toContain("Queue Claims Spanish");
});

test("who waits now: an unknown and an unclear queue are asked back as well", async () => {
  const unknown = await refused("queues now queue:Bilings");
  const answer = await floor.press(unknown, "Billing", people.tom);
  expect(answer.shown).toContain("Queues now");
  expect((await refused("queues now queue:cl")).buttons.map(({ title }) => title)).toEqual([
    "Claims",
    "Claims Spanish",
  ]);
});

test.each(["team", "agent", "site"])("queue stats cannot be narrowed by %s:, and says why", async (filter) => {
  const reply = await refused(`queue stats yesterday ${filter}:"North"`);
  expect(reply.shown).toContain("A contact that was abandoned never reached");
  expect(reply.buttons[0]?.ask).toBe("queue stats yesterday");
  await pressFirst(reply);
});

test("an unknown figure after why gets the nearest one as a button", async () => {
  const reply = await refused("why servise level");
  const answer = await floor.press(reply, "Service level", people.tom);
  expect(answer.shown).toContain("answered within the queue's own threshold");
});

test("a figure that Contact Center does not have says who would know", async () => {
  const reply = await floor.say("why adherence", { from: people.maya });
  expect(reply.shown).toContain("not available");
  expect(reply.shown).toContain("workforce management");
});

test("a trend of a figure of agents leads to where that figure is", async () => {
  const reply = await floor.say("trend occupancy today", { from: people.maya });
  expect(reply.shown).toContain("Occupancy is a figure of agents");
  const answer = await floor.press(reply, "Agent stats today", people.maya);
  expect(answer.shown).toContain("Agents by name");
});

test("help about something that is no command offers the nearest", async () => {
  const reply = await refused("help queue stat");
  const answer = await floor.press(reply, reply.buttons[0]?.title ?? "", people.tom);
  expect(answer.shown).toContain("queue stats [period] [filters]");
});

test("a contact centre that is not linked is named back, with the one that is", async () => {
  const reply = await refused('queue stats today org:"Acme"');
  expect(reply.buttons.map(({ title }) => title)).toEqual(["Harbor Insurance"]);
  await pressFirst(reply);
});

test.each([
  ["only a mention", "@Floorwalker"],
  ["only emoji", "😀🎉👍🏽"],
  ["only punctuation", "?!"],
  ["only a greeting", "hello"],
])("%s: the bot says what one could ask", async (_what, text) => {
  const reply = await refused(text);
  expect(reply.buttons.map(({ ask }) => ask)).toEqual(["queue stats today", "help"]);
  await pressFirst(reply);
});

test("a message of 10,000 characters is answered in a few lines and never repeated", async () => {
  const clipboard = `queue stats today ${"lorem ipsum dolor ".repeat(600)}`.slice(0, 10_000);
  const reply = await refused(clipboard);
  expect(reply.text.length).toBeLessThan(400);
  expect(reply.text).not.toContain("lorem");
  await pressFirst(reply);
});

test("a very long queue name is not read back in full", async () => {
  const reply = await refused(`queue stats today queue:"${"Billing ".repeat(200)}"`);
  expect(reply.text.length).toBeLessThan(800);
});

test("what somebody wrote cannot make the bot call everybody", async () => {
  const reply = await refused("queue stats today queue:<@all>");
  const [message] = floor.replies().slice(-1);
  expect(message?.text).not.toMatch(/^All\b/);
  expect(reply.text).not.toContain("<@all>");
});

test("in a space without a contact centre the next step is to connect one", async () => {
  floor.forgetCalls();
  const reply = await floor.say("queue stats today", { from: people.hugo, space: places.unlinked });
  expect(reply.shown).toContain("No contact centre is linked to this space yet.");
  expect(reply.buttons.map(({ title }) => title)).toEqual(["Connect"]);
  expect(statisticsCalls()).toEqual([]);
});
