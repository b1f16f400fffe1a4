import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, openFloor, people, type Reply } from "../helpers/floor.js";

afterAll(closeFloors);

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("settings", () => {
  let floor: Floor;
  let card: Reply;
  const settingsNow = async () => (await floor.store().orgs.get(harbor.id))?.settings;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("a manager opens a card with every value in a control, and a sentence for each in the text form", async () => {
    card = await floor.say("settings", { from: people.priya });
    expect(card.shown).toMatch(
      /This space\n(America\/New_York\n)?Time zone .*\n(.*\n)?Harbor Insurance, in every space\n/,
    );
    expect(card.shown).toContain("America/New_York");
    expect(card.buttons.map((b) => b.title)).toEqual(["Save", "Open", "All targets"]);
    expect(card.text).toContain("Time zone: **America/New_York** — `settings zone Europe/Paris`");
    expect(card.text).toContain("Short calls: left within so many seconds: **as Cisco counts** — `settings short 10`");
  });

  test("what the manager changes is saved from what to what, and the next figures show it", async () => {
    const saved = await floor.press(card, "Save", people.priya, {
      zone: "Europe/Paris",
      variant: "A",
      target: 85,
      abandonment: "5",
      short: "cisco",
      source: "auto",
      names: "shown",
    });
    expect(plain(saved.text)).toContain("Settings saved");
    expect(plain(saved.shown)).toContain("America/New_York → Europe/Paris");
    expect(plain(saved.shown)).toContain("B (short calls left out) → A (answered only)");
    expect(plain(saved.shown)).toContain("80 % → 85 %");
    expect(saved.shown.match(/→/g)).toHaveLength(3);
    expect(await settingsNow()).toEqual({
      serviceLevelVariant: "A",
      statisticsSource: "auto",
      targets: { serviceLevel: 0.85, abandonment: 0.05 },
      queueTargets: {},
    });
    const stats = plain((await floor.press(saved, "Queue stats today", people.maya)).shown);
    expect(stats).toContain("(Europe/Paris)");
    expect(stats).toContain("Service level A (answered only)");
    expect(stats).toContain("target 85 %");
  });

  test("the change is in the audit trail with the value before", async () => {
    const now = floor.clock.now();
    const trail = await floor.store().audit.read({ from: now - 3_600_000, to: now + 1, orgId: harbor.id });
    expect(trail.filter(({ action }) => action === "settings").map(({ ask }) => ask)).toContain(
      "settings save zone=America/New_York>Europe/Paris target=80>85 variant=B>A",
    );
  });

  test("a card drawn before somebody else saved does not overwrite what they chose", async () => {
    const stale = await floor.press(card, "Save", people.priya, { variant: "B-prime", names: "hidden" });
    expect(stale.text).toContain("was changed after that card was drawn: it is A (answered only) now");
    expect(await settingsNow()).toMatchObject({ serviceLevelVariant: "A" });
    expect((await settingsNow())?.namesShown).toBeUndefined();
  });

  test("what nobody else touched can be saved from an older card", async () => {
    const saved = await floor.press(card, "Save", people.priya, { source: "rest" });
    expect(saved.shown).toContain("Search, or REST where Search is refused → REST and nothing else");
    expect((await floor.say("settings source auto", { from: people.priya })).text).toContain("Settings saved");
  });

  test("pressed without a change it saves nothing", async () => {
    const again = await floor.say("settings", { from: people.priya });
    expect((await floor.press(again, "Save", people.priya)).text).toContain("Nothing to save");
  });

  test("a viewer sees the values, and neither their Save nor a sentence of theirs changes any", async () => {
    const seen = await floor.say("settings", { from: people.maya });
    expect(seen.shown).toContain("Europe/Paris");
    expect(seen.buttons.map((b) => b.title)).toEqual(["All targets"]);
    for (const refused of [
      await floor.press(card, "Save", people.maya, { variant: "B" }),
      await floor.say("settings variant B", { from: people.maya }),
    ])
      expect(refused.text).toContain("Only a manager of Harbor Insurance may do that.");
    expect(await settingsNow()).toMatchObject({ serviceLevelVariant: "A" });
  });

  test.each([
    [{ zone: "Atlantis" }, "“Time zone” can be"],
    [{ zone: "" }, "I read nothing"],
    [{ target: "185" }, "“Service level target” can be a percentage from 0 to 100"],
    [{ short: "61" }, "whole seconds from 0 to 60"],
    [{ source: "oracle" }, "can be auto, search or rest"],
    [{ masking: "shown" }, "a space never sees all of a number"],
    [{ quiet: "25:00-07:00" }, "I read “25:00-07:00”, and no day has a time 25:00"],
    [{ quiet: "22:00-22:00" }, "which begins and ends at the same time"],
    [{ holidays: "2026-12-25, 2026-02-30" }, "and “2026-02-30” is no date"],
    [{ holidays: "Christmas" }, "can be none, or dates such as 2026-12-25,2026-12-26; I read “Christmas”"],
    [{ "business-days": "mon-fry" }, "and “mon-fry” is no weekday"],
    [{ "business-hours": "18:00-08:00" }, "and business hours end on the day on which they begin"],
    [{ "business-hours": "8 to 25" }, "and no day has a time 25"],
    [{ variant: "C", names: "hidden" }, "can be one of A, B, B-prime"],
  ])("%j is refused by the name of its field, and nothing is saved", async (inputs, said) => {
    const before = await settingsNow();
    const fresh = await floor.say("settings", { from: people.priya });
    expect((await floor.press(fresh, "Save", people.priya, inputs)).text).toContain(said);
    expect(await settingsNow()).toEqual(before);
  });

  test("a city alone is answered with its zone as a button", async () => {
    const meant = await floor.say("settings zone Kolkata", { from: people.priya });
    const saved = await floor.press(meant, "Asia/Kolkata", people.priya);
    expect(saved.shown).toContain("Europe/Paris → Asia/Kolkata");
    const back = await floor.say("settings zone default", { from: people.priya });
    expect(back.shown).toContain("Asia/Kolkata → America/New_York");
  });

  test("quiet hours are kept as they were meant, past midnight too, and can be switched off", async () => {
    const fresh = await floor.say("settings", { from: people.priya });
    expect(fresh.shown).toContain("They hold back alerts");
    const saved = await floor.press(fresh, "Save", people.priya, { quiet: "22:00 to 7:00" });
    expect(saved.shown).toContain("off → 22:00–07:00");
    expect((await settingsNow())?.quietHours).toEqual({ fromMinute: 1320, toMinute: 420 });
    await floor.say("settings quiet hours off", { from: people.priya });
    expect((await settingsNow())?.quietHours).toBeUndefined();
  });

  test("business days, business hours and holidays are kept as they were meant, and can be taken back", async () => {
    const fresh = await floor.say("settings", { from: people.priya });
    const saved = await floor.press(fresh, "Save", people.priya, {
      "business-days": "Monday to Saturday",
      "business-hours": "8:00 - 20:00",
      holidays: "2026-12-26, 2026-12-25 and 2026-12-26",
    });
    expect(saved.shown).toContain("mon–fri → mon–sat");
    expect(saved.shown).toContain("all day → 08:00–20:00");
    expect(saved.shown).toContain("none → 2026-12-25, 2026-12-26");
    expect(await settingsNow()).toMatchObject({
      businessDays: [1, 2, 3, 4, 5, 6],
      businessHours: { from: "08:00", to: "20:00" },
      holidays: ["2026-12-25", "2026-12-26"],
    });
    for (const words of ["holidays none", "business hours off", "business days mon-fri"])
      expect((await floor.say(`settings ${words}`, { from: people.priya })).text).toContain("Settings saved");
    expect((await settingsNow())?.holidays).toBeUndefined();
    expect((await settingsNow())?.businessHours).toBeUndefined();
    expect((await settingsNow())?.businessDays).toEqual([1, 2, 3, 4, 5]);
  });

  test("a list of forty holidays survives being saved again with another setting", async () => {
    const dates = Array.from(
      { length: 40 },
      (_, n) => `2027-${n < 20 ? "03" : "04"}-${String(1 + (n % 20)).padStart(2, "0")}`,
    );
    await floor.say(`settings holidays ${dates.join(",")}`, { from: people.priya });
    const fresh = await floor.say("settings", { from: people.priya });
    const saved = await floor.press(fresh, "Save", people.priya, { holidays: dates.join(","), names: "hidden" });
    expect(saved.shown.match(/→/g)).toHaveLength(1);
    expect((await settingsNow())?.holidays).toEqual(dates);
    await floor.say("settings holidays none", { from: people.priya });
    await floor.say("settings names shown", { from: people.priya });
  });

  test("two managers press Save at once: one zone is kept, and the other is told which", async () => {
    await floor.say(`grant manager ${people.tom}`, { from: people.priya });
    const fresh = await floor.say("settings", { from: people.priya });
    const ask = fresh.buttons.find(({ title }) => title === "Save")?.ask;
    const before = floor.replies().length;
    for (const [from, zone] of [
      [people.priya, "Asia/Kolkata"],
      [people.tom, "America/Denver"],
    ] as const)
      floor.cloud.press({ message: fresh.id, from, inputs: { ask, zone } });
    await floor.quiet();
    const answers = floor
      .replies()
      .slice(before)
      .map(({ markdown }) => markdown ?? "");
    const [kept] = (await floor.store().spaces.find()).flatMap(({ zone }) => zone ?? []);
    expect(answers.filter((text) => text.includes("Settings saved"))).toHaveLength(1);
    const told = answers.filter((text) => text.includes(`it is ${kept} now, and I left it so`));
    expect(told).toHaveLength(1);
    await floor.say("settings zone default", { from: people.priya });
    await floor.say(`revoke manager ${people.tom}`, { from: people.priya });
  });

  test("a queue's own targets have a card of their own", async () => {
    const fresh = await floor.say("settings", { from: people.priya });
    const queue = await floor.press(fresh, "Open", people.priya, { queue: "Roadside assistance" });
    expect(queue.shown).toContain("Settings of Roadside assistance");
    const saved = await floor.press(queue, "Save", people.priya, { target: "90", abandonment: "5" });
    expect(plain(saved.shown)).toContain("85 % → 90 %");
    expect(Object.values((await settingsNow())?.queueTargets ?? {})).toEqual([{ serviceLevel: 0.9 }]);
    const refused = await floor.say('settings zone UTC queue:"Roadside assistance"', { from: people.priya });
    expect(refused.text).toContain("cannot differ for Roadside assistance");
  });

  test("short-call seconds move who left between short and abandoned, and REST says that it cannot", async () => {
    const abandoned = async () => {
      const shown = plain((await floor.say("queue stats yesterday", { from: people.maya })).shown);
      return { shown, count: Number(/abandoned ([\d,]+)/i.exec(shown)?.[1]?.replace(",", "")) };
    };
    await floor.say("settings short 0", { from: people.priya });
    const all = await abandoned();
    await floor.say("settings short 60", { from: people.priya });
    const patient = await abandoned();
    expect(patient.count).toBeLessThan(all.count);
    expect(patient.shown).toContain("Short calls are those that left within 60 s in queue, the org's setting.");
    await floor.say("settings source rest", { from: people.priya });
    expect((await abandoned()).shown).toContain("cannot leave out short calls below 60 s");
  });
});
