import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { count, countByQueue, stretch } from "../helpers/by-hand.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people, type Reply } from "../helpers/floor.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const now = Date.parse(FRIDAY_MORNING);
const ask = (text: string) => floor.say(text, { from: people.maya });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** The chart that the service keeps for a card, as it would be drawn. */
async function chartOf(reply: Reply) {
  const url = /"url":"([^"]+\/charts\/[^"]+\.png)"/.exec(JSON.stringify(reply.card))?.[1] ?? "no picture";
  const picture = await fetch(url);
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect([picture.status, bytes.readUInt32BE(16)]).toEqual([200, 1280]);
  const kept = await floor.store().charts.find();
  return JSON.parse(kept.at(-1)?.chart ?? "{}");
}

async function answerFrom(statisticsSource: "auto" | "rest" | "search") {
  await floor
    .store()
    .orgs.update(harbor.id, (org) => org && { ...org, settings: { ...org.settings, statisticsSource } });
}

test("a supervisor asks how the day went and sees the day's figure, a chart by hour, and the hours that stand out", async () => {
  const reply = await ask("trend service level yesterday");
  expect(reply.shown).toContain("Service level by hour");
  expect(plain(reply.shown)).toMatch(/Best \d\d:00–\d\d:00 with [\d.]+ %, worst \d\d:00–\d\d:00 with [\d.]+ %\./);
  expect(reply.text).toMatch(/[▁▂▃▄▅▆▇█]{4}/u);
  const chart = await chartOf(reply);
  expect(chart).toMatchObject({ kind: "line", unit: "percent", target: { value: 0.8 } });
  expect(chart.labels).toHaveLength(24);
  // At three in the morning nobody called: a gap, not 0 %.
  expect(chart.series[0].values[3]).toBeNull();
});

test.each(["search", "rest"] as const)(
  "by %s the hours add up to the day, and those of Search are the contacts counted one by one",
  async (source) => {
    await answerFrom(source);
    const chart = await chartOf(await ask("trend answered yesterday"));
    const values: number[] = chart.series[0].values;
    const at = (hour: number) => `2026-11-19T${String(hour).padStart(2, "0")}:00:00-05:00`;
    if (source === "search")
      values.forEach((value, hour) => {
        const end = hour === 23 ? "2026-11-20T00:00:00-05:00" : at(hour + 1);
        expect([hour, value]).toEqual([hour, count(harbor.id, stretch(at(hour), end), now).answered]);
      });
    const stats = await ask("queue stats yesterday");
    const whole = Number(/answered ([\d ]+?) ·/.exec(plain(stats.shown))?.[1]?.replaceAll(" ", ""));
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(whole);
    await answerFrom("auto");
  },
);

test("named queues are drawn apart, and together they are stacked", async () => {
  const reply = await ask('trend offered yesterday queue:"Billing","Claims"');
  const chart = await chartOf(reply);
  expect(chart.kind).toBe("stacked-bar");
  const byHand = countByQueue(harbor.id, stretch("2026-11-19T00:00:00-05:00", "2026-11-20T00:00:00-05:00"), now);
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  expect(chart.series.map(({ name, values }: { name: string; values: number[] }) => [name, total(values)])).toEqual(
    ["Billing", "Claims"].map((name) => [name, byHand.get(name)?.offered]),
  );
});

test("a week is drawn by day, in local days", async () => {
  const chart = await chartOf(await ask("trend abandonment last week"));
  expect(chart.labels).toEqual(["Mon 9", "Tue 10", "Wed 11", "Thu 12", "Fri 13", "Sat 14", "Sun 15"]);
});

test("four weeks by hour are a map of weekdays and hours, in either order of the words", async () => {
  const reply = await ask("trend offered last 4 weeks by hour");
  const chart = await chartOf(reply);
  expect(chart).toMatchObject({ kind: "heat-map", rows: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] });
  expect((await ask("trend offered by hour last 4 weeks")).text).toBe(reply.text);
});

test("asked again within the minute it costs nothing and is the same picture", async () => {
  const first = await ask("trend offered today");
  floor.forgetCalls();
  const again = await floor.press(first, "Refresh", people.tom);
  expect(floor.calls("POST /search")).toEqual([]);
  expect(JSON.stringify(again.card)).toBe(JSON.stringify(first.card));
});

test("what REST cannot know is said and not drawn as 0", async () => {
  await answerFrom("rest");
  const reply = await ask("trend asa yesterday");
  expect(reply.shown).toContain("cannot be known from REST statistics");
  expect((await chartOf(reply)).series[0].values.every((value: unknown) => value === null)).toBe(true);
  await answerFrom("auto");
});

test.each([
  ["trend servce level", "trend service level"],
  ["trend service level yesterdy", "trend service level yesterday"],
  ["trend", "trend service level"],
  ["trend occupancy rate", "trend service level"],
  ["trend waiting now", "queues now"],
  ["trend offered by moon", "trend offered by hour"],
  ["trend offered by hour last 32d", "trend offered by day last 32d"],
  ['trend offered today queue:"Biling"', 'trend offered today queue:"Billing"'],
  ["trend offered today team:Gold", "trend offered today"],
  ["trend offered tomorrow", "trend offered today"],
])("%s: %s is offered instead, and answers", async (text, offered) => {
  const reply = await ask(text);
  expect(reply.buttons.map((button) => button.ask)).toContain(offered);
  const answer = await floor.press(reply, offered, people.tom);
  expect(answer.shown).toMatch(/by hour|by day|Queues now/);
});
