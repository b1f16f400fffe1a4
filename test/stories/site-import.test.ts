import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { download, readCsv } from "../helpers/download.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { aProfile, plantSite, siteNames, storedSites } from "../helpers/sites.js";
import { connectedWithChanges } from "../helpers/subscriptions.js";

afterAll(closeFloors);

const { priya, maya, tom } = people;
const BULK = "POST /organization/*/site/bulk";
const HEAD = "name,active,multimediaProfile,description";
const CONFIRM = /^Create \d+ sites?$/;

const bulkCalls = (floor: Floor) => floor.calls("/site/bulk").length;
const drop = (floor: Floor, content: string | Uint8Array, from: string = priya) =>
  floor.attach("site import", { name: "branches.csv", content }, { from });
const plan = async (floor: Floor, content: string) => {
  const card = await drop(floor, content);
  const confirm = card.buttons.find(({ title }) => CONFIRM.test(title))?.title ?? "";
  return { card, confirm };
};
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `Branch ${n + 1},true,Voice only,`);
const file = (...lines: string[]) => [HEAD, ...lines].join("\r\n");
const results = async (floor: Floor) =>
  Object.fromEntries(readCsv((await download(floor)).bytes).map(({ name = "", result }) => [name, result]));

describe("a file of sites", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor({ seed: connectedWithChanges });
  });

  test("is shown as a plan, and confirmed it is created, with a result for every row", async () => {
    const profile = await aProfile(floor);
    const content = `\uFEFFactive;Description;multimediaProfileId;name\r\n"true";"Mile high; snow";${profile};"Denver"\r\nfalse;;${profile};Omaha\r\nTRUE;;${profile};Boston\r\nyes;;${profile};R&D\r\n`;
    const { card, confirm } = await plan(floor, content);
    expect(card.shown).toMatch(/To create\n2\n/);
    expect(card.shown).toMatch(/Unchanged\n1\n/);
    expect(card.shown).toMatch(/5\nR&D\nthe name has “&” in it/);
    expect(await siteNames(floor)).toEqual(["Boston", "Tampa"]);

    const done = await floor.press(card, confirm, priya);
    expect(done.shown).toContain("2 sites created");
    expect(await results(floor)).toEqual({ Denver: "created", Omaha: "created", Boston: "unchanged", "R&D": "wrong" });
    expect((await storedSites(floor)).find(({ name }) => name === "Denver")).toMatchObject({
      ...{ active: true, description: "Mile high; snow", multimediaProfileId: profile },
    });
    expect(bulkCalls(floor)).toBe(1);
  });

  test("again changes nothing, and neither does what was exported", async () => {
    floor.forgetCalls();
    expect((await plan(floor, file("Denver,true,Voice only,x", "Omaha,false,Voice only,"))).card.shown).toMatch(
      /Nothing to create[\s\S]*Different\n1/,
    );
    await floor.say("site export", { from: priya });
    const { bytes } = await download(floor);
    expect(readCsv(bytes).map(({ name }) => name)).toEqual(["Boston", "Denver", "Omaha", "Tampa"]);
    const again = await drop(floor, bytes);
    expect(again.shown).toMatch(/Nothing to create[\s\S]*Unchanged\n4/);
    expect(again.buttons.map(({ title }) => title)).toEqual(["Sites"]);
    expect(bulkCalls(floor)).toBe(0);
  });

  test("each created site is in the audit trail with who confirmed it", async () => {
    const now = floor.clock.now();
    const entries = await floor.store().audit.read({ from: 0, to: now + 1, orgId: harbor.id });
    expect(
      entries
        .filter(({ action }) => action === "site-created")
        .map(({ personEmail, change }) => [personEmail, change?.after?.name]),
    ).toEqual([
      [priya, "Denver"],
      [priya, "Omaha"],
    ]);
  });

  test("with more rows than a card shows has the rest in a file", async () => {
    const { card } = await plan(
      floor,
      file(...numbered(12), ...Array.from({ length: 12 }, () => "=1+1,true,Voice only,")),
    );
    expect(card.shown).toContain("and 2 more");
    expect(card.shown).toContain("in the attached file");
    const rows = readCsv((await download(floor)).bytes);
    expect(rows).toHaveLength(24);
    // A formula is data, and no spreadsheet runs it.
    expect(rows[12]).toMatchObject({ name: "'=1+1", result: "wrong" });
  });
});

describe("is refused", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor({ seed: connectedWithChanges });
  });

  test.each([
    ["nothing", "", "is empty"],
    ["headings alone", HEAD, "no site below it"],
    ["a file without names", "active,multimediaProfile\r\ntrue,Voice only", "I do not find name"],
    ["a column that is there twice", `name,${HEAD}\r\n`, "is there twice"],
    ["a quotation mark that stays open", `${HEAD}\r\n"Denver,true`, "in line 2 of the file is never closed"],
    ["Latin-1", Buffer.from(`${HEAD}\r\nZürich,true,Voice only,`, "latin1"), "in another encoding than UTF-8"],
    ["UTF-16", Buffer.from(`\uFEFF${HEAD}`, "utf16le"), "in UTF-16"],
    ["a workbook", Buffer.from("PK\u0003\u0004"), "an Excel workbook"],
    ["more than ten thousand rows", file(...numbered(10_001)), "more than 10000 rows"],
    ["a file that is too large", "x".repeat(10 * 1024 * 1024 + 1), "larger than 10 MB"],
  ])("%s", async (_what, content, said) => {
    expect((await drop(floor, content)).text).toContain(said);
  });

  test("a message without a file", async () => {
    expect((await floor.say("site import", { from: priya })).text).toContain("no file attached");
  });

  test("somebody who manages nothing, and their file is not even read", async () => {
    floor.forgetCalls();
    expect((await drop(floor, file("Denver,true,Voice only,"), tom)).text).toContain("Only a manager");
    expect(floor.calls("/contents")).toEqual([]);
  });

  test("a plan that does not hold any more", async () => {
    const { card, confirm } = await plan(floor, file("Denver,true,Voice only,"));
    await plantSite(floor, "Denver");
    floor.forgetCalls();
    expect((await floor.press(card, confirm, priya)).text).toContain("were changed since that card was drawn");
    expect(bulkCalls(floor)).toBe(0);
  });

  test("a second confirmation, and one after cancelling", async () => {
    await floor.say("grant manager maya.fields@harbor.example", { from: priya });
    const { card, confirm } = await plan(floor, file("Reno,true,Voice only,"));
    await floor.press(card, confirm, maya);
    expect((await floor.press(card, confirm, priya)).text).toContain("maya.fields@harbor.example was faster");
    const other = await plan(floor, file("Provo,true,Voice only,"));
    await floor.press(other.card, "Cancel", priya);
    expect((await floor.press(other.card, other.confirm, priya)).text).toContain("was faster");
    expect(await siteNames(floor)).not.toContain("Provo");
  });

  test("in a contact centre that did not allow changes", async () => {
    const reading = await openFloor();
    const reply = await drop(reading, file("Denver,true,Voice only,"));
    expect(reply.buttons.map(({ ask }) => ask)).toContain("connect with changes");
  });
});

test("ten thousand rows are planned, created in parts, and each has its result", async () => {
  const floor = await openFloor({ seed: connectedWithChanges });
  const { card, confirm } = await plan(floor, file(...numbered(10_000)));
  expect(card.shown).toContain("Create 10000 sites?");
  floor.forgetCalls();
  const done = await floor.passTimeUntil(floor.press(card, confirm, priya));
  expect(done.shown).toContain("10000 sites created");
  expect(bulkCalls(floor)).toBe(100);
  expect(Object.values(await results(floor)).filter((result) => result === "created")).toHaveLength(10_000);
});

describe("on a bad day", () => {
  let floor: Floor;
  beforeEach(async () => {
    floor = await openFloor({ seed: connectedWithChanges });
  });

  const created = async () => (await siteNames(floor)).filter((name) => name.startsWith("Branch"));

  test("a 429 in the middle is waited for, and every site is created once", async () => {
    const { card, confirm } = await plan(floor, file(...numbered(250)));
    floor.forgetCalls();
    const answer = floor.press(card, confirm, priya);
    floor.cloud.faults([{ match: BULK, status: 429, retryAfter: 20, times: 2 }]);
    const done = await floor.passTimeUntil(answer);
    expect(done.shown).toContain("250 sites created");
    expect(await created()).toHaveLength(250);
    expect(bulkCalls(floor)).toBe(5);
  });

  test("an empty 207 is a failure of every row, said for each", async () => {
    const { card, confirm } = await plan(floor, file(...numbered(2)));
    floor.cloud.faults([{ match: BULK, status: 207, body: '{"items":[]}' }]);
    const done = await floor.press(card, confirm, priya);
    expect(done.shown).toContain("0 of 2 sites created");
    expect(done.shown).toContain("said nothing about this row, and the site is not there");
    expect(await results(floor)).toEqual({ "Branch 1": "refused", "Branch 2": "refused" });
  });

  test("an answer that was lost is looked up before anything is sent again", async () => {
    const { card, confirm } = await plan(floor, file(...numbered(3)));
    floor.cloud.faults([{ match: BULK, status: 502, times: 1 }]);
    const done = await floor.passTimeUntil(floor.press(card, confirm, priya));
    expect(done.shown).toContain("3 sites created");
    expect(await created()).toHaveLength(3);
  });

  test("a right that is taken back in the middle ends it, and says what was done", async () => {
    const { card, confirm } = await plan(floor, file(...numbered(150)));
    floor.forgetCalls();
    floor.cloud.faults([{ match: BULK, status: 403 }]);
    const done = await floor.press(card, confirm, priya);
    expect(done.shown).toContain("The import was stopped before its end");
    expect(Object.values(await results(floor)).every((result) => result === "not sent")).toBe(true);
    expect(bulkCalls(floor)).toBe(1);
  });

  test("a restart in the middle says so, and afterwards it goes on and posts the result", async () => {
    const { card, confirm } = await plan(floor, file(...numbered(250)));
    floor.cloud.faults([{ match: BULK, status: 429, retryAfter: 25, times: 1 }]);
    const told = floor.press(card, confirm, priya);
    await floor.still();
    await floor.restart();
    expect((await told).text).toContain("goes on by itself after the start");
    await floor.quiet();
    const result = floor.replies(places.floor).findLast(({ cards }) => cards.length > 0);
    expect(JSON.stringify(result?.cards)).toContain("250 sites created");
    expect(await created()).toHaveLength(250);
    expect(Object.keys(await results(floor))).toHaveLength(250);
  });
});
