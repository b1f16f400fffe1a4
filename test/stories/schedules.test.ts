import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeFloors, type Floor, openFloor, people, places, type Reply } from "../helpers/floor.js";
import { comes, onlySchedule } from "../helpers/schedules.js";

afterAll(closeFloors);

const MINUTE_MS = 60_000;
const buttonsOf = (reply: Reply) => reply.buttons.map(({ title }) => title);

describe("a supervisor schedules a report", () => {
  let floor: Floor;
  let posted: Reply;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("the card says what is posted, when, by whose rights, and the next three runs", async () => {
    const card = await floor.say("schedule summary at 18:00", { from: people.maya });
    expect(card.shown).toContain("every day at 18:00 (America/New_York)");
    expect(card.shown).toContain("Maya Fields, whose rights decide each time");
    expect(card.text).toContain("- Fri 20 Nov 2026, 18:00\n- Sat 21 Nov 2026, 18:00\n- Sun 22 Nov 2026, 18:00");
    expect(buttonsOf(card)).toEqual(["Pause", "Run now", "Test to me only", "Edit", "Delete", "Schedules"]);
  });

  test("at 18:00 sharp the space gets the card that a person gets, once", async () => {
    await comes(floor, "2026-11-20T17:59:59");
    const before = floor.replies().length;
    const post = floor.nextReply();
    await comes(floor, "2026-11-20T18:00:00");
    posted = await post;
    const asked = await floor.say('summary org:"Harbor Insurance"', { from: people.maya });
    expect(posted.card).toEqual(asked.card);
    expect(posted.text).toContain("posted by <@personId:");
    await floor.pass(3 * MINUTE_MS);
    expect(floor.replies().length).toBe(before + 2);
  });

  test("schedules lists it with its owner, its next run and its last result", async () => {
    const list = await floor.say("schedules", { from: people.tom });
    expect(list.shown).toContain("summary · Harbor Insurance");
    expect(list.shown).toContain("Maya Fields");
    expect(list.shown).toContain("Sat 21 Nov 2026, 18:00");
    expect(list.shown).toContain("Fri 20 Nov 2026, 18:00 – posted");
  });

  test("the day after it is posted again, and a restart in between posts nothing twice", async () => {
    const before = floor.replies().length;
    await floor.restart();
    await floor.quiet();
    expect(floor.replies().length).toBe(before);
    await comes(floor, "2026-11-21T18:00:00");
    await floor.restart();
    await floor.quiet();
    expect(floor.replies().length).toBe(before + 1);
  });
});

describe("what can be done with a schedule", () => {
  let floor: Floor;
  let id: string;
  const press = async (button: string, from: string) =>
    floor.press(await floor.say("schedules", { from }), button, from);
  beforeAll(async () => {
    floor = await openFloor();
    await floor.say("schedule queue stats today at 18:00 on weekdays", { from: people.maya });
    id = (await onlySchedule(floor)).id;
  });

  test("paused it posts nothing and says by whom it was stopped; resumed it does not make up for it", async () => {
    expect((await press("Pause", people.maya)).shown).toContain("It is paused.");
    expect((await floor.say("schedules")).shown).toContain("by hand (since Fri 20 Nov 2026, 10:07)");
    const before = floor.replies().length;
    await comes(floor, "2026-11-20T18:00:00");
    expect(floor.replies().length).toBe(before);
    expect((await press("Resume", people.maya)).shown).toContain("Mon 23 Nov 2026, 18:00");
    await floor.quiet();
    expect(floor.replies().length).toBe(before + 2);
  });

  test("run now posts it here, test to me only in the presser's own 1:1", async () => {
    expect((await press("Run now", people.maya)).shown).toContain("Queue stats");
    const before = floor.replies().length;
    const alone = floor.nextReply(places.direct);
    expect((await press("Test to me only", people.maya)).shown).toContain("Sent to you alone");
    expect((await alone).shown).toContain("Queue stats");
    expect(floor.replies().length).toBe(before + 2);
  });

  test("a colleague may look and test, and is told who may change it; a manager may", async () => {
    for (const button of ["Pause", "Run now", "Edit", "Delete"]) {
      const refused = await press(button, people.tom);
      expect(refused.text).toContain(
        "Only Maya Fields, who made this schedule, or a manager of Harbor Insurance may change it.",
      );
      expect(refused.text).toContain("Ask Maya Fields or Priya Nair");
    }
    expect((await press("Edit", people.priya)).shown).toContain("Edit schedule");
  });

  test("the form changes what was changed in it, and a second one drawn before is told what changed meanwhile", async () => {
    const mine = await press("Edit", people.maya);
    const theirs = await press("Edit", people.priya);
    const inputs = { time: "18:00", days: "on_weekdays", zone: "America/New_York", empty: "post", late: "6" };
    const saved = await floor.press(mine, "Save", people.maya, { ...inputs, time: "6:30 pm", days: "on_the_31st" });
    expect(saved.shown).toContain("on the 31st of the month at 18:30 (America/New_York)");
    expect(saved.shown).toContain("Mon 30 Nov 2026, 18:30");
    expect(saved.shown).toContain("A month without a day 31 has it on its last day.");
    const stale = await floor.press(theirs, "Save", people.priya, { ...inputs, time: "19:00" });
    expect(stale.text).toContain("Maya Fields changed from Monday to Friday at 18:00 (America/New_York) → on the 31st");
    expect((await onlySchedule(floor)).recurrence.time).toBe("18:30");
  });

  test("what cannot be saved is refused with what can, and nothing is changed", async () => {
    const zone = await floor.say(`schedule save ${id} zone=Europe/Pris`, { from: people.maya });
    expect(zone.buttons.map(({ ask }) => ask)).toContain(`schedule save ${id} zone=Europe/Paris`);
    expect((await floor.say(`schedule save ${id} time=25:00`, { from: people.maya })).text).toContain("no time of day");
    expect((await onlySchedule(floor)).recurrence).toMatchObject({ time: "18:30", zone: "America/New_York" });
  });

  test("delete asks first", async () => {
    const question = await press("Delete", people.maya);
    expect(await onlySchedule(floor)).toBeDefined();
    expect((await floor.press(question, "Delete", people.maya)).text).toContain("Schedule deleted");
    expect((await floor.say("schedules")).text).toContain("Nothing is scheduled here");
    expect((await floor.say(`schedule pause ${id}`, { from: people.maya })).text).toContain("has no schedule");
  });
});

describe("what cannot be scheduled is refused with what can", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test.each<[string, string, readonly string[]]>([
    ["schedule queue stats at 25:00", "“25:00” is not a time of day.", ["schedule queue stats at 18:00"]],
    ["schedule queue stats", "does not say at what time of day", ["schedule queue stats at 18:00"]],
    ["schedule queue stats at 8 on mooday", "no day called “mooday”", ["schedule queue stats on monday at 08:00"]],
    [
      "schedule queue stats at 18:00 tz:Europe/Pari",
      "do not know the time zone",
      ["schedule queue stats at 18:00 tz:Europe/Paris"],
    ],
    ["schedule connect at 18:00", "cannot be scheduled", ["schedule queue stats yesterday at 18:00"]],
    ["schedule settings variant A at 18:00", "cannot be scheduled", ["schedule queue stats yesterday at 18:00"]],
    ["schedule schedule queue stats at 18:00", "cannot be scheduled", ["schedule queue stats yesterday at 18:00"]],
    ["schedule cancel at 18:00", "cannot be scheduled", ["schedule queue stats yesterday at 18:00"]],
    [
      "schedule queue stats 2026-11-01 at 18:00",
      "is the same period every time",
      ["schedule queue stats yesterday at 18:00"],
    ],
    [
      "schedule queu stats at 18:00 on mon",
      "do not know how to answer",
      ["schedule queue stats today at 18:00 on mon"],
    ],
  ])("%s", async (sentence, said, asks) => {
    const refused = await floor.say(sentence, { from: people.maya });
    expect(refused.text).toContain(said);
    expect(refused.buttons.map(({ ask }) => ask)).toEqual(expect.arrayContaining([...asks]));
    expect(await floor.store().schedules.find()).toEqual([]);
  });

  test("a space has at most 200, and says so", async () => {
    const made = await floor.say("schedule queue stats at 18:00", { from: people.maya });
    expect(made.shown).toContain("Scheduled");
    const pattern = await onlySchedule(floor);
    const more = Array.from({ length: 199 }, (_, index) => `more-${index}`);
    await Promise.all(more.map((id) => floor.store().schedules.put(id, { ...pattern, id })));
    const refused = await floor.say("schedule queue stats at 18:00", { from: people.maya });
    expect(refused.text).toContain("This space has 200 schedules, and that is the most one space can have.");
    expect((await floor.say("schedules")).shown).toContain("Page 1 of 34");
  });
});
