import { afterAll, beforeAll, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { count, countByQueue, stretch } from "../helpers/by-hand.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people } from "../helpers/floor.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const now = Date.parse(FRIDAY_MORNING);
const thursday = stretch("2026-11-19T00:00:00-05:00", "2026-11-20T00:00:00-05:00");
const ask = (text: string) => floor.say(text, { from: people.maya });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

/** The two values of a figure, as the text form prints them. */
function values(text: string, figure: string, first: string, second: string): (string | undefined)[] {
  const line =
    plain(text)
      .split("\n")
      .find((each) => each.includes(`**${figure}**`)) ?? "";
  const value = (name: string) =>
    new RegExp(`${name.replace(/[.]/g, "\\.")} ([^,]+)`).exec(line.replace(/^.*?—/, ""))?.[1]?.trim();
  return [value(first), value(second)];
}
const spelt = (number: number | undefined) => String(number).replace(/\B(?=(\d{3})+$)/g, " ");

test("two days are held against each other: true numbers, change and verdict, and a picture of both", async () => {
  const reply = await ask("compare yesterday with 2026-11-12");
  const before = stretch("2026-11-12T00:00:00-05:00", "2026-11-13T00:00:00-05:00");
  expect(values(reply.text, "Answered", "yesterday", "2026-11-12")).toEqual([
    spelt(count(harbor.id, thursday, now).answered),
    spelt(count(harbor.id, before, now).answered),
  ]);
  expect(plain(reply.text)).toMatch(/\*\*Service level\*\* — .*(better|worse|unchanged)/);
  expect(JSON.stringify(reply.card)).toMatch(/\/charts\/[\w-]{72}\.png/);
  expect(reply.text).toMatch(/yesterday: [·▁▂▃▄▅▆▇█]{24}/u);
});

test("a day that is not over is not judged by its counts, and the same hours are one button away", async () => {
  const reply = await ask("compare today with yesterday");
  expect(reply.shown).toContain("not equally long, so their counts are not judged");
  const same = await floor.press(reply, "Both until 10:07", people.tom);
  expect(same.shown).not.toContain("not equally long");
  expect(values(same.text, "Offered", "today 00:00-10:07", "yesterday 00:00-10:07")).toEqual([
    spelt(count(harbor.id, stretch("2026-11-20T00:00:00-05:00", FRIDAY_MORNING), now).offered),
    spelt(count(harbor.id, stretch("2026-11-19T00:00:00-05:00", "2026-11-19T10:07:00-05:00"), now).offered),
  ]);
});

test.each([
  'compare queue "Billing" with "Claims" yesterday',
  "compare Billing with Claims yesterday",
  "compare queue Billing and Claims yesterday",
  'compare queue:"Billing" with queue:"Claims" yesterday',
  'compare yesterday queue:"Billing","Claims"',
])("%s: two queues side by side", async (text) => {
  const reply = await ask(text);
  const byHand = countByQueue(harbor.id, thursday, now);
  expect(reply.shown).toContain("Billing with Claims");
  expect(values(reply.text, "Offered", "Billing", "Claims")).toEqual(
    ["Billing", "Claims"].map((name) => spelt(byHand.get(name)?.offered)),
  );
  const again = await floor.press(reply, "Refresh", people.tom);
  expect(again.text).toBe(reply.text);
});

test.each([
  "compare today with yesterday",
  "compare today vs yesterday",
  "compare today to yesterday",
  "compare today and yesterday",
])("%s is understood", async (text) => {
  expect((await ask(text)).shown).toContain("Today with yesterday");
});

test.each([
  ["compare today with yesterdy", "compare today with yesterday"],
  ["compare tody with yesterday", "compare today with yesterday"],
  ["compare today", "compare today with yesterday"],
  ["compare", "compare today with yesterday"],
  ['compare queue "Billing" with "Clams" yesterday', 'compare with yesterday queue:"Billing","Claims"'],
  ["compare today with 2026-11-31", "compare today with yesterday"],
  ["compare today with yesterday agent:Ana", "compare today with yesterday"],
])("%s: %s is offered instead, and answers", async (text, offered) => {
  const reply = await ask(text);
  expect(reply.buttons.map((button) => button.ask)).toContain(offered);
  expect((await floor.press(reply, offered, people.tom)).shown).toMatch(/ with /);
});

test("compare sources asks both, about the same quarter hours, and says why they differ", async () => {
  floor.forgetCalls();
  const reply = await ask("compare sources today");
  expect(floor.calls("POST /search").length).toBeGreaterThan(0);
  expect(floor.calls("GET /v1/queues/statistics").length).toBeGreaterThan(0);
  const until = stretch("2026-11-20T00:00:00-05:00", "2026-11-20T10:00:00-05:00");
  const search = /answered [\d ]+ by REST, ([\d ]+) by Search/.exec(plain(reply.text))?.[1];
  expect(search).toBe(spelt(count(harbor.id, until, now).answered));
  expect(reply.shown).toContain("Both are asked up to Fri 20 Nov 10:00");
  expect(reply.shown).toContain("REST cannot tell short calls apart");
  expect(reply.shown).toContain("31 March 2027");
});

test("an org whose Search is refused is told so before the day on which REST ends", async () => {
  const other = await openFloor();
  other.cloud.faults([{ match: "POST /search", status: 403, times: 20 }]);
  const reply = await other.say("compare sources yesterday", { from: people.maya });
  expect(reply.shown).toContain("Search did not answer");
  expect(reply.shown).toContain("until then Search must answer for this org");
});
