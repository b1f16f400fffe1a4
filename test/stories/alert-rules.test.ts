import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BEFORE_THE_RUSH, passTo, putRule, texts } from "../helpers/alert-rules.js";
import { closeFloors, type Floor, openFloor, people, places, type Reply } from "../helpers/floor.js";
import { linkBothTo } from "../helpers/link-orgs.js";

afterAll(closeFloors);

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("setting alerts", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test.each([
    ["alert when longest wait > 5", "Write 5m for minutes or 5s for seconds.", "alert when longest wait > 5m"],
    ["alert when abandonment today > 5m", "alert when abandonment today > 5%", "alert when abandonment today > 5%"],
    ["alert when > 5m", "Write for example: alert when longest wait > 5m", "alert when longest wait > 5m"],
    ["alert when customers angry > 5", "Did you mean", undefined],
    [
      "alert when longest wait > 10m critical 5m",
      "critical one beyond it",
      "alert when longest wait > 5m critical 10m",
    ],
    ["alert", "Write for example: alert when longest wait > 5m", "alert when longest wait > 5m"],
  ])("%s is refused with what to write instead", async (text, said, instead) => {
    const reply = await floor.say(text);
    expect(reply.text).toContain(said);
    if (instead) expect(reply.buttons[0]?.ask).toBe(instead);
    else expect(reply.buttons).toHaveLength(3);
    expect(await floor.store().alerts.find()).toEqual([]);
  });

  test("a queue that is mistyped is a button with the whole sentence", async () => {
    const refused = await floor.say('alert when waiting contacts > 10 critical 20 queue:"Biling"');
    expect(refused.text).toContain("There is no queue “Biling” in this contact centre.");
    const set = await floor.press(refused, "Billing");
    expect(plain(set.text)).toContain("Waiting now above 10, critical above 20 (Billing)");
  });

  test("agents cannot be watched for one queue, and the card says why", async () => {
    const refused = await floor.say('alert when agents available < 3 queue:"Billing"');
    expect(refused.text).toContain("reports do not say which agents serve a queue");
    const set = await floor.press(refused, refused.buttons[0]?.title ?? "");
    expect(plain(set.shown)).toMatch(/Now\n\d+\n/);
  });

  test("the same alert is not set twice", async () => {
    const again = await floor.say("alert when agents available < 3");
    expect(again.text).toContain("This is watched already");
    expect(await floor.store().alerts.find()).toHaveLength(2);
  });

  test("figures of today say how many contacts they are judged from", async () => {
    const set = plain((await floor.say("alert when service level today < 80% critical 60%")).shown);
    expect(set).toContain("when it is below 80 %; critical when below 60 %");
    expect(set).toContain("at or above 82 % for a minute");
    expect(set).toMatch(/Now\n\d\d\.\d %\n/);
    expect(set).toContain("Judged from 20 contacts on.");
  });

  test("a space can have two hundred and no more", async () => {
    for (let n = 0; n < 197; n++) await putRule(floor, `filler${n}`);
    expect((await floor.say("alert when longest wait > 9m")).text).toContain(
      "This space has 200 alerts, which is as many as one space can have.",
    );
    const list = await floor.say("alerts");
    expect(list.shown).toContain("page 1 of 34");
    expect((await floor.press(list, "Next")).shown).toContain("page 2 of 34");
  });

  test("with two contact centres the question asks which one, and keeps its words", async () => {
    const both = await openFloor();
    await linkBothTo(both);
    const which = await both.say("alert when longest wait > 5m for 2m");
    expect(which.text).toContain("Several contact centres are linked here");
    const set = await both.press(which, "Lumen Voyages");
    expect(plain(set.text)).toContain("Longest wait now above 5:00 for 2 min (Lumen Voyages)");
  });

  test("a guest sets none", async () => {
    const refused = await floor.say("alert when longest wait > 5m", { from: people.dana, space: places.withGuest });
    expect(refused.text).toContain("You are a guest here");
  });
});

describe("changing alerts", () => {
  let floor: Floor;
  let set: Reply;
  beforeAll(async () => {
    floor = await openFloor({ now: BEFORE_THE_RUSH });
    set = await floor.say("alert when longest wait > 5m critical 10m", { from: people.maya });
  });
  const rules = () => floor.store().alerts.find();

  test("somebody else is told who may", async () => {
    for (const button of ["Pause", "Edit", "Delete"]) {
      const refused = await floor.press(set, button, people.tom);
      expect(refused.text).toContain(
        "Only Maya Fields, whose alert it is, or a manager of Harbor Insurance may change it.",
      );
      expect(refused.text).toContain("Ask Maya Fields or Priya Nair.");
    }
    expect(await rules()).toHaveLength(1);
  });

  test("its owner changes it in a form, and is told what it is now", async () => {
    const form = await floor.press(set, "Edit", people.maya);
    expect(form.text).toContain("Critical at: **10m**");
    const saved = await floor.press(form, "Save", people.maya, {
      warning: "6 min",
      critical: "",
      for: "2m",
      queue: "*",
    });
    expect(plain(saved.text)).toContain("Alert changed** — Longest wait now above 6:00 for 2 min (Harbor Insurance)");
    expect(await rules()).toMatchObject([{ warning: 360_000, forMs: 120_000, revision: 2 }]);
  });

  test("of two who edit at once the later is told, and the first one's values stay", async () => {
    const mine = await floor.press(set, "Edit", people.maya);
    const theirs = await floor.press(set, "Edit", people.priya);
    await floor.press(mine, "Save", people.maya, { warning: "7m" });
    const late = await floor.press(theirs, "Save", people.priya, { warning: "9m" });
    expect(plain(late.text)).toContain("It is now: Longest wait now above 7:00 for 2 min. I left it so.");
    expect(await rules()).toMatchObject([{ warning: 420_000, revision: 3 }]);
    const anew = await floor.press(late, "Edit", people.priya);
    expect(plain((await floor.press(anew, "Save", people.priya, { warning: "9m" })).text)).toContain("above 9:00");
  });

  test("what a form cannot mean is refused like a sentence", async () => {
    const form = await floor.press(set, "Edit", people.maya);
    const refused = await floor.press(form, "Save", people.maya, { warning: "9" });
    expect(refused.text).toContain("Write 9m for minutes or 9s for seconds.");
    expect(await rules()).toMatchObject([{ warning: 540_000 }]);
  });

  test("it can be changed in words, for other queues too", async () => {
    const [rule] = await rules();
    const changed = await floor.say(`alert edit ${rule?.id} warning 5m for none queue:"Social care"`);
    expect(plain(changed.text)).toContain("Longest wait now above 5:00 (Social care)");
    const back = await floor.press(await floor.say(`alert edit ${rule?.id}`), "Save", people.maya, { queue: "*" });
    expect(back.text).toContain("(Harbor Insurance)");
  });

  test("paused it watches nothing, resumed it does", async () => {
    await floor.press(set, "Pause", people.maya);
    expect((await floor.say("alerts")).shown).toMatch(/Paused since 11:25\. Somebody paused it\./);
    await floor.quiet();
    floor.forgetCalls();
    await passTo(floor, "11:30:00");
    expect(floor.calls("/search")).toEqual([]);
    await floor.press(await floor.say("alerts"), "Resume", people.priya);
    await passTo(floor, "11:36:00");
    expect(texts(floor).at(-1)).toMatch(/^\*\*Warning: longest wait now/);
  });

  test("snoozed it says nothing for half an hour", async () => {
    const ask = /`(alert snooze \w+ org:"Harbor Insurance")`/.exec(texts(floor).at(-1) ?? "")?.[1];
    floor.write(ask ?? "no button", { from: people.tom });
    await floor.quiet();
    expect(texts(floor).at(-1)).toContain("Snoozed until 12:06");
    floor.forgetCalls();
    await passTo(floor, "11:50:00");
    expect(floor.calls("/search")).toEqual([]);
  });

  test("deleted it says so in its message, and can be set again with one press", async () => {
    const gone = await floor.say(`alert delete ${(await rules())[0]?.id}`, { from: people.maya });
    expect(gone.text).toContain("Not watched any more: longest wait now");
    await floor.quiet();
    const answer = texts(floor).at(-1) ?? "";
    expect(answer).toContain("Alert deleted");
    expect(answer).toContain('alert when longest wait > 5m org:"Harbor Insurance"');
    expect(await rules()).toEqual([]);
    expect(await floor.store().alertStates.find()).toEqual([]);
    expect((await floor.press(set, "Pause", people.maya)).text).toContain("it may have been deleted");
  });
});
