import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { expectAgreement, expectShown } from "../helpers/agree.js";
import { count, countByQueue, countVisits, only, queuesOn, type Stretch, stretch } from "../helpers/by-hand.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people, places, type Reply } from "../helpers/floor.js";
import { connectLumen } from "../helpers/link-orgs.js";
import { readCard } from "../helpers/read-card.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
  await connectLumen(floor);
});
afterAll(closeFloors);

const now = Date.parse(FRIDAY_MORNING);
const ask = (text: string) => floor.say(text, { from: people.maya });
const askLumen = (text: string) => floor.say(text, { from: people.camille, space: places.unlinked });

const offered = (reply: Reply) => readCard(reply).counted("offered");
const expectOffered = (reply: Reply, when: Stretch, orgId = harbor.id) =>
  expectShown(offered(reply), count(orgId, when, now).offered, 0, `offered, asked “${reply.shown.split("\n")[2]}”`);

const thursday = stretch("2026-11-19T00:00:00-05:00", "2026-11-20T00:00:00-05:00");
const today = stretch("2026-11-20T00:00:00-05:00", FRIDAY_MORNING);

test.each<[string, Stretch]>([
  ["today", today],
  ["yesterday", thursday],
  ["this week", stretch("2026-11-16T00:00:00-05:00", FRIDAY_MORNING)],
  ["last week", stretch("2026-11-09T00:00:00-05:00", "2026-11-16T00:00:00-05:00")],
  ["this month", stretch("2026-11-01T00:00:00-04:00", FRIDAY_MORNING)],
  ["last month", stretch("2026-10-01T00:00:00-04:00", "2026-11-01T00:00:00-04:00")],
  ["last 4h", stretch("2026-11-20T06:07:00-05:00", FRIDAY_MORNING)],
  ["last 90 minutes", stretch("2026-11-20T08:37:00-05:00", FRIDAY_MORNING)],
  ["last 7d", stretch("2026-11-13T10:07:00-05:00", FRIDAY_MORNING)],
  ["monday", stretch("2026-11-16T00:00:00-05:00", "2026-11-17T00:00:00-05:00")],
  ["friday", today],
  ["last friday", stretch("2026-11-13T00:00:00-05:00", "2026-11-14T00:00:00-05:00")],
  ["2026-11-18", stretch("2026-11-18T00:00:00-05:00", "2026-11-19T00:00:00-05:00")],
  ["2026-11-01..2026-11-07", stretch("2026-11-01T00:00:00-04:00", "2026-11-08T00:00:00-05:00")],
  ["today 09:00-12:00", stretch("2026-11-20T09:00:00-05:00", FRIDAY_MORNING)],
  ["yesterday 09:00-12:00", stretch("2026-11-19T09:00:00-05:00", "2026-11-19T12:00:00-05:00")],
  ["monday 18:30-24:00", stretch("2026-11-16T18:30:00-05:00", "2026-11-17T00:00:00-05:00")],
])("queue stats %s counts exactly the contacts of that time", async (period, when) => {
  const reply = await ask(`queue stats ${period}`);
  expectOffered(reply, when);
  expect(reply.shown).toContain("(America/New_York)");
});

test("“now” says who waits at this moment", async () => {
  const reply = await ask("queue stats now");
  expect(reply.shown).toContain("Queues now");
  expect(reply.text).toMatch(/Waiting now \*\*\d/);
});

test("without a period the question is about today", async () => {
  expectOffered(await ask("queue stats"), today);
});

test.each([
  "QUEUE STATS YESTERDAY",
  "Queue Stats Yesterday",
  "please show me the queue stats for yesterday",
  "queue stats\nyesterday",
  "queue   stats\n\n   yesterday  ",
  "queue stats yesterday @Floorwalker",
  "queue stats @Floorwalker yesterday",
  "@Floorwalker, queue stats yesterday?",
  "queue-stats yesterday",
  "queues yesterday, please.",
])("%j is understood", async (text) => {
  expectOffered(await ask(text), thursday);
});

test.each([
  'queue stats yesterday queue:"Claims Spanish"',
  "queue stats yesterday queue:“Claims Spanish”",
  "queue stats yesterday queue:„claims spanish“",
  "queue stats yesterday queue:'Claims Spanish'",
  'queue:"CLAIMS SPANISH" queue stats yesterday',
  'queue stats queue: "Claims Spanish" yesterday',
  "queue stats yesterday queue:spanish",
  'queue stats yesterday queue:\n"Claims Spanish"',
])("%j asks for that one queue", async (text) => {
  const reply = await ask(text);
  const queue = countByQueue(harbor.id, thursday, now).get("Claims Spanish");
  expectShown(offered(reply), queue?.offered ?? null, 0, "offered");
  expect(reply.shown).toContain("Queue Claims Spanish");
});

test("commas mean or, for queues and for channels", async () => {
  const all = countByQueue(harbor.id, thursday, now);
  const two = readCard(await ask('queue stats yesterday queue:"Claims",Billing'));
  expectAgreement(two, only(all, ["Claims", "Billing"]));
  const written = readCard(await ask("queue stats yesterday channel:chat,email"));
  expectAgreement(written, only(all, [...queuesOn(harbor.id, "chat"), ...queuesOn(harbor.id, "email")]));
});

test("a channel narrows a queue further, and what is left may be nothing", async () => {
  const reply = await ask("queue stats yesterday queue:Billing channel:email");
  expect(reply.shown).toContain("No contacts in this period.");
});

test("alone with the bot nobody has to mention it", async () => {
  const reply = await floor.say("queue stats yesterday", { from: people.maya, space: places.direct });
  expectOffered(reply, thursday);
});

test("tz: moves the day, for one question", async () => {
  expectOffered(
    await ask("queue stats yesterday tz:Europe/Paris"),
    stretch("2026-11-19T00:00:00+01:00", "2026-11-20T00:00:00+01:00"),
  );
  const kolkata = await ask("queue stats yesterday tz:asia/kolkata");
  expectOffered(kolkata, stretch("2026-11-19T00:00:00+05:30", "2026-11-20T00:00:00+05:30"));
  expect(kolkata.shown).toContain("(Asia/Kolkata)");
  const kathmandu = await ask("queue stats today tz:Kathmandu").then(({ buttons }) => buttons[0]?.ask ?? "");
  expectOffered(await ask(kathmandu), stretch("2026-11-20T00:00:00+05:45", FRIDAY_MORNING));
});

test("a space's own zone is used until tz: names another", async () => {
  const space = floor.cloud.state().spaces.find(({ title }) => title === places.withGuest);
  const spaceId = space?.id ?? "";
  await floor.store().spaces.put(spaceId, { spaceId, zone: "Australia/Adelaide" });
  floor.cloud.changeMembers({ space: spaceId, email: people.dana, action: "remove" });
  const reply = await floor.say("queue stats yesterday", { from: people.maya, space: places.withGuest });
  expectOffered(reply, stretch("2026-11-20T00:00:00+10:30", "2026-11-21T00:00:00+10:30"));
});

/** Asked from REST as well: its windows must cover a day of any length. */
async function askBothWays(text: string, orgId: string, asked: (text: string) => Promise<Reply>) {
  const answers: { offered: number | null; answered: number | null; reply: Reply }[] = [];
  for (const statisticsSource of ["search", "rest"] as const) {
    await floor.store().orgs.update(orgId, (org) => org && { ...org, settings: { ...org.settings, statisticsSource } });
    const reply = await asked(text);
    answers.push({ reply, offered: offered(reply), answered: readCard(reply).counted("answered") });
  }
  await floor
    .store()
    .orgs.update(orgId, (org) => org && { ...org, settings: { ...org.settings, statisticsSource: "auto" } });
  return answers;
}

test.each<[string, string, Stretch, number]>([
  ["2026-10-25", "autumn", stretch("2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"), 25],
  ["2026-03-29", "spring", stretch("2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"), 23],
])("in Paris %s has its %s hour and every contact of it", async (day, _season, when, hours) => {
  expect((when.to - when.from) / 3_600_000).toBe(hours);
  const [search, rest] = await askBothWays(`queue stats ${day}`, lumen.id, askLumen);
  const visits = countVisits(lumen.id, when, now);
  expectShown(search?.offered, count(lumen.id, when, now).offered, 0, "offered by Search");
  expectShown(rest?.offered, visits.answered + visits.abandoned + visits.short, 0, "offered by REST");
  expect(search?.reply.shown).toContain("(Europe/Paris)");
});

test.each<[string, Stretch, number]>([
  ["2026-11-01", stretch("2026-11-01T00:00:00-04:00", "2026-11-02T00:00:00-05:00"), 25],
  ["2026-03-08", stretch("2026-03-08T00:00:00-05:00", "2026-03-09T00:00:00-04:00"), 23],
])("in New York %s is not 24 hours long, and its night hours are counted once", async (day, when, hours) => {
  expect((when.to - when.from) / 3_600_000).toBe(hours);
  const [search, rest] = await askBothWays(`queue stats ${day}`, harbor.id, ask);
  expectShown(search?.offered, count(harbor.id, when, now).offered, 0, "offered by Search");
  expectShown(rest?.answered, countVisits(harbor.id, when, now).answered, 0, "answered by REST");
});

test("days next to a clock change neither share a contact nor lose one", async () => {
  const numbers: number[] = [];
  for (const period of ["2026-10-31", "2026-11-01", "2026-11-02", "2026-10-31..2026-11-02"])
    numbers.push(offered(await ask(`queue stats ${period} tz:America/New_York`)) ?? 0);
  const [saturday = 0, sunday = 0, monday = 0, together] = numbers;
  expect(saturday + sunday + monday).toBe(together);
});

test("a week with a clock change is compared with the same clock times of the week before", async () => {
  const reply = await ask("queue stats 2026-11-01");
  expect(readCard(reply).figure("Service level").against).toBe("Sun 25 Oct");
});

test("half-hour zones have whole days by REST, too", async () => {
  const [search, rest] = await askBothWays("queue stats 2026-11-18 tz:Asia/Kathmandu", harbor.id, ask);
  const midnights = stretch("2026-11-18T00:00:00+05:45", "2026-11-19T00:00:00+05:45");
  expectShown(search?.offered, count(harbor.id, midnights, now).offered, 0, "offered by Search");
  expectShown(rest?.answered, countVisits(harbor.id, midnights, now).answered, 0, "answered by REST");
});
