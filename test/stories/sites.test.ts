import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { download, readCsv } from "../helpers/download.js";
import { closeFloors, type Floor, openFloor, people, places, type Reply } from "../helpers/floor.js";
import { plantSite, siteNames, storedSite, writeSite } from "../helpers/sites.js";
import { connectedWithChanges } from "../helpers/subscriptions.js";

afterAll(closeFloors);

const MINUTE = 60_000;
const { priya, maya, tom } = people;
const writes = (floor: Floor) => floor.calls("/site").filter((call) => !call.startsWith("GET"));
const trail = async (floor: Floor) => {
  const now = floor.clock.now();
  const entries = await floor.store().audit.read({ from: now - 60 * MINUTE, to: now + 1, orgId: harbor.id });
  return entries.filter(({ change }) => change);
};

describe("a manager whose contact centre may be changed", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor({ seed: connectedWithChanges });
    // A second manager, who may confirm what the first has asked for.
    await floor.say("grant manager maya.fields@harbor.example", { from: priya });
  });

  test("lists the sites, searches them, and has them as a file", async () => {
    const all = await floor.say("sites", { from: priya });
    expect(all.shown).toMatch(/2 sites/);
    expect(all.shown).toMatch(/Boston[\s\S]*Tampa/);
    const found = await floor.say("sites tam", { from: priya });
    expect(found.shown).toContain("Tampa");
    expect(found.shown).not.toContain("Boston");
    expect((await floor.say("sites inactive", { from: priya })).text).toContain("No site, inactive only.");
    await floor.say("sites as csv", { from: priya });
    expect(readCsv((await download(floor)).bytes).map(({ Name }) => Name)).toEqual(["Boston", "Tampa"]);
  });

  test("sees a site with its profile and what refers to it", async () => {
    const site = await floor.say("site bost", { from: priya });
    expect(site.shown).toContain("Site Boston");
    expect(site.shown).toMatch(/\d+ teams? \(/);
    expect(site.shown).toMatch(/\d+ users \(.* and \d+ more\)/);
    // Neither can be done while it is in use.
    expect(site.buttons.map(({ title }) => title)).toEqual(["Sites"]);
  });

  test("creates a site: shown first, written when confirmed, read back", async () => {
    const proposal = await floor.say('site create "Denver" profile:"Voice only" inactive', { from: priya });
    expect(proposal.shown).toContain("Create the site “Denver”?");
    expect(await siteNames(floor)).toEqual(["Boston", "Tampa"]);
    floor.forgetCalls();
    const done = await floor.press(proposal, "Confirm", priya);
    expect(done.shown).toContain("The site “Denver” is created");
    expect(writes(floor)).toEqual([`POST /organization/${harbor.id}/site`]);
    expect(await storedSite(floor, "Denver")).toMatchObject({ active: false, description: "" });
    expect((await floor.say("sites", { from: priya })).shown).toContain("3 sites, 1 inactive");
  });

  test("renames it and nothing else changes; another manager may confirm", async () => {
    await writeSite(floor, "Denver", { description: "Mile high" });
    const before = await storedSite(floor, "Denver");
    const proposal = await floor.say('site rename "Denver" to "Denver HQ"', { from: priya });
    expect(proposal.shown).toMatch(/Name\nDenver\nDenver HQ/);
    expect(proposal.shown).toMatch(/Description\nMile high\nMile high/);
    const done = await floor.press(proposal, "Confirm", maya);
    expect(done.shown).toContain("is renamed to “Denver HQ”");
    expect(await storedSite(floor, "Denver HQ")).toMatchObject({
      ...{ id: before.id, description: "Mile high", active: false, multimediaProfileId: before.multimediaProfileId },
    });
  });

  test("activates it, and undoes that within ten minutes, again with before and after", async () => {
    const done = await floor.press(await floor.say('site activate "Denver HQ"', { from: priya }), "Confirm", priya);
    expect(done.shown).toContain("The site “Denver HQ” is active");
    const undo = await floor.press(done, "Undo", maya);
    expect(undo.shown).toContain("Deactivate the site “Denver HQ”?");
    expect((await storedSite(floor, "Denver HQ")).active).toBe(true);
    await floor.press(undo, "Confirm", priya);
    expect((await storedSite(floor, "Denver HQ")).active).toBe(false);
  });

  test("deletes it, and can bring it back", async () => {
    const done = await floor.press(await floor.say('site delete "Denver HQ"', { from: priya }), "Confirm", priya);
    expect(done.shown).toContain("The site “Denver HQ” is deleted");
    expect(await siteNames(floor)).toEqual(["Boston", "Tampa"]);
    const undone = await floor.press(await floor.press(done, "Undo", priya), "Confirm", priya);
    expect(undone.shown).toContain("is created");
    expect(await storedSite(floor, "Denver HQ")).toMatchObject({ active: false, description: "Mile high" });
  });

  test("every change is in the audit trail with before and after, and without ids for names", async () => {
    const entries = await trail(floor);
    expect(entries.map(({ action }) => action)).toEqual([
      "site-created",
      "site-changed",
      "site-changed",
      "site-changed",
      "site-deleted",
      "site-created",
    ]);
    expect(entries[1]).toMatchObject({
      personEmail: maya,
      outcome: "answered",
      change: { before: { name: "Denver", multimediaProfile: "Voice only" }, after: { name: "Denver HQ" } },
    });
    expect(entries[4]?.change?.after).toBeUndefined();
  });

  test("teams, users, profiles and queues are lists with search", async () => {
    for (const [ask, shown] of [
      ["teams claims", "Claims team"],
      ["users page 2", "page 2 of"],
      ["profiles", "Voice only"],
      ["queue configuration telephony", "telephony"],
    ] as const)
      expect((await floor.say(ask, { from: priya })).shown).toContain(shown);
  });
});

describe("what is refused, and nothing is written", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor({ seed: connectedWithChanges });
    await plantSite(floor, "Spare");
  });
  beforeEach(() => floor.forgetCalls());

  test.each([
    [`site create "${"x".repeat(81)}"`, "has 81 characters, and 80 are allowed"],
    ['site create "R&D"', "has “&” in it"],
    ['site create "=HYPERLINK(1)"', "has “=” in it"],
    ['site create "boston"', "There is a site called “Boston” already"],
    ['site create "Denver" profile:"Telepathy"', "No active multimedia profile is called “Telepathy”"],
    ["site create", "I do not see in these words"],
    ['site rename "Spare" to "Tampa"', "There is a site called “Tampa” already"],
    ['site rename "Spare" to "A&B"', "has “&” in it"],
    ['site rename "Spare"', "I do not see in these words"],
    ['site rename "Sparr" to "X"', "There is no site called “Sparr”"],
    ["site Atlantis", "There is no site called “Atlantis”"],
    ['site activate "Spare"', "“Spare” is active already"],
    ['site delete "Boston"', "is in use and cannot be deleted: "],
    ["site confirm nothing", "That change is not waiting here"],
    ["site undo nothing", "That change is not waiting here"],
  ])("%s", async (ask, said) => {
    const reply = await floor.say(ask, { from: priya });
    expect(reply.text).toContain(said);
    expect(writes(floor)).toEqual([]);
  });

  test("what refers to a site is listed when it cannot be deleted", async () => {
    const reply = await floor.say('site delete "Boston"', { from: priya });
    expect(reply.text).toMatch(/\d+ teams? \(.*; \d+ users \(/);
  });

  test("a site that came into use after the card was drawn is kept, and what refers to it is told", async () => {
    const proposal = await floor.say('site deactivate "Boston"', { from: priya });
    const reply = await floor.press(proposal, "Confirm", priya);
    expect(reply.text).toMatch(/“Boston” is in use and cannot be changed so: \d+ teams/);
    expect((await storedSite(floor, "Boston")).active).toBe(true);
  });

  test("somebody who manages nothing is told who does", async () => {
    const proposal = await floor.say('site deactivate "Spare"', { from: priya });
    for (const reply of [
      await floor.say("sites", { from: tom }),
      await floor.say('site create "Denver"', { from: tom }),
      await floor.press(proposal, "Confirm", tom),
    ])
      expect(reply.text).toContain("Only a manager of Harbor Insurance may do that.");
    expect(writes(floor)).toEqual([]);
  });

  test("a site that was changed meanwhile is left as it is", async () => {
    const proposal = await floor.say('site rename "Spare" to "Reserve"', { from: priya });
    await writeSite(floor, "Spare", { description: "not for you" });
    floor.forgetCalls();
    const reply = await floor.press(proposal, "Confirm", priya);
    expect(reply.text).toContain("“Spare” was changed by somebody else since that card was drawn");
    expect(writes(floor)).toEqual([]);
  });

  test("a name that was taken meanwhile is a conflict, not a second site", async () => {
    const proposal = await floor.say('site create "Denver"', { from: priya });
    await plantSite(floor, "DENVER");
    floor.forgetCalls();
    expect((await floor.press(proposal, "Confirm", priya)).text).toContain("There is a site called “Denver” already");
    expect(writes(floor)).toEqual([]);
  });

  test.each([409, 412, 400])("Contact Center's own %i is said in our words", async (status) => {
    const proposal = await floor.say(`site create "Code ${status}"`, { from: priya });
    floor.cloud.faults([{ match: "POST /organization/*/site", status, body: "{}", times: 1 }]);
    const reply = await floor.press(proposal, "Confirm", priya);
    expect(reply.text).toContain("Nothing was changed");
    expect(await siteNames(floor)).not.toContain(`Code ${status}`);
  });
});

describe("confirming", () => {
  let floor: Floor;
  let proposal: Reply;
  beforeEach(async () => {
    floor = await openFloor({ seed: connectedWithChanges });
    await floor.say("grant manager maya.fields@harbor.example", { from: priya });
    proposal = await floor.say('site create "Denver"', { from: priya });
    floor.forgetCalls();
  });

  test("of two who do it at once one wins and the other is told", async () => {
    const inputs = { ask: proposal.buttons.find(({ title }) => title === "Confirm")?.ask };
    floor.cloud.press({ message: proposal.id, from: priya, inputs });
    floor.cloud.press({ message: proposal.id, from: maya, inputs });
    await floor.quiet();
    const said = floor
      .replies()
      .slice(-2)
      .map(({ markdown }) => markdown ?? "");
    expect(said.filter((text) => text.includes("is created"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("was faster"))).toHaveLength(1);
    expect(writes(floor)).toHaveLength(1);
  });

  test("later than ten minutes is too late, and so is an undo", async () => {
    const done = await floor.press(proposal, "Confirm", priya);
    const other = await floor.say('site create "Omaha"', { from: priya });
    await floor.later(10 * MINUTE);
    expect((await floor.press(other, "Confirm", priya)).text).toContain("older than ten minutes");
    expect((await floor.press(done, "Undo", priya)).text).toContain("older than ten minutes");
    expect(await siteNames(floor)).toEqual(["Boston", "Denver", "Tampa"]);
  });

  test("from another space does nothing", async () => {
    const ask = proposal.buttons.find(({ title }) => title === "Confirm")?.ask ?? "";
    const reply = await floor.say(ask, { from: maya, space: places.direct });
    expect(reply.text).toContain("or of another space");
    expect(writes(floor)).toEqual([]);
  });

  test("what was cancelled cannot be confirmed any more", async () => {
    expect((await floor.press(proposal, "Cancel", maya)).text).toContain("Nothing was changed");
    expect((await floor.press(proposal, "Confirm", priya)).text).toContain("maya.fields@harbor.example was faster");
    expect(writes(floor)).toEqual([]);
  });

  test("an answer that was lost is looked up: the site is there once, and the card says so", async () => {
    floor.cloud.faults([{ match: "POST /organization/*/site", status: 502, times: 1 }]);
    const lost = await floor.press(proposal, "Confirm", priya);
    expect(lost.text).toContain("has a fault of its own");
    expect(writes(floor)).toHaveLength(1);
    expect(await siteNames(floor)).toEqual(["Boston", "Tampa"]);
  });

  test("survives a restart of the service", async () => {
    await floor.restart();
    expect((await floor.press(proposal, "Confirm", priya)).shown).toContain("is created");
  });

  test("what was written is gone after a reset of the sandbox", async () => {
    await floor.press(proposal, "Confirm", priya);
    await floor.cloud.reset();
    expect(await siteNames(floor)).toEqual(["Boston", "Tampa"]);
  });
});

describe("a contact centre that did not allow changes", () => {
  test("is asked to, and reading goes on", async () => {
    const floor = await openFloor();
    expect((await floor.say("sites", { from: priya })).shown).toContain("2 sites");
    floor.forgetCalls();
    const reply = await floor.say('site create "Denver"', { from: priya });
    expect(reply.text).toContain("without the scope cjp:config_write");
    expect(reply.buttons.map(({ ask }) => ask)).toContain("connect with changes");
    expect(writes(floor)).toEqual([]);
  });

  test("any more, is told the same when it took the right back after the card", async () => {
    const floor = await openFloor({ seed: connectedWithChanges });
    const proposal = await floor.say('site create "Denver"', { from: priya });
    floor.cloud.faults([{ match: "POST /organization/*/site", status: 403 }]);
    const reply = await floor.press(proposal, "Confirm", priya);
    expect(reply.buttons.map(({ ask }) => ask)).toContain("connect with changes");
  });
});
