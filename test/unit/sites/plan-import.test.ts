import { describe, expect, test } from "vitest";
import { planImport, stillHolds } from "../../../src/sites/import/plan-import.js";
import { readUpload } from "../../../src/sites/import/read-upload.js";
import type { ProfileEntry } from "../../../src/wxcc/configuration/listings.js";
import type { Site } from "../../../src/wxcc/configuration/site.js";

const slots = { voice: 1, chat: 0, email: 0, social: 0 };
const profile = (id: string, name: string, active = true): ProfileEntry => ({
  ...{ id, name, active, slots, blending: undefined },
});
const profiles = [profile("p1", "Voice only"), profile("p2", "All channels"), profile("p3", "Old", false)];
const boston: Site = {
  ...{ id: "s1", name: "Boston", active: true, profileId: "p1", description: "HQ", systemDefault: false },
};
const configured = { sites: [boston], profiles };

const plan = (text: string, now = configured) => planImport(readUpload(Buffer.from(text)).rows, now);
const reasons = (text: string) => plan(text).map(({ outcome }) => outcome?.reason);
const HEAD = "name,active,multimediaProfileId,multimediaProfile,description\n";

describe("a row", () => {
  test.each([
    [`${"x".repeat(81)},true,p1,,`, "the name has 81 characters, and 80 are allowed"],
    [",true,p1,,", "the name is empty"],
    ["R&D,true,p1,,", "the name has “&” in it"],
    ["Zürich,true,p1,,", "the name has “ü” in it"],
    ["=HYPERLINK(1),true,p1,,", "the name has “=” in it"],
    ["Denver,,p1,,", "active is empty"],
    ["Denver,maybe,p1,,", "active is “maybe”, and true or false is expected"],
    ["Denver,true,,,", "no multimedia profile is named"],
    ["Denver,true,p9,,", "no active multimedia profile has the id “p9”"],
    ["Denver,true,,Telepathy,", "no active multimedia profile is called “Telepathy”"],
    ["Denver,true,,Old,", "no active multimedia profile is called “Old”"],
    ["Denver,true,p1,All channels,", "the profile's id is not that of “All channels”"],
    [`Denver,true,p1,,${"x".repeat(256)}`, "the description has 256 characters"],
    ["Denver,true,p1,,HQ,extra", "it has more values than there are columns"],
  ])("%s is wrong", (row, said) => {
    expect(reasons(HEAD + row)).toEqual([expect.stringContaining(said)]);
  });

  test.each(["true", "TRUE", "yes", "1", "wahr", "active"])("is active when it says %s", (word) => {
    expect(plan(`${HEAD}Denver,${word},p1,,`)[0]?.fields?.active).toBe(true);
  });

  test("names its profile by id or by name, in any case", () => {
    const [byId, byName] = plan(`${HEAD}A,true,P2,,\nB,true,,all CHANNELS,`);
    expect([byId?.fields?.profileId, byName?.fields?.profileId]).toEqual(["p2", "p2"]);
  });

  test("that names a site of the file a second time names the line of the first", () => {
    expect(reasons(`${HEAD}Denver,true,p1,,\nDENVER,true,p1,,`)).toEqual([
      undefined,
      "the same name stands in line 2 already",
    ]);
  });

  test("whose site is there as it says is unchanged; without a description column any will do", () => {
    expect(plan("name,active,multimediaProfile\nBoston,true,Voice only")[0]?.outcome).toEqual({ kind: "unchanged" });
    expect(plan(`${HEAD}Boston,true,p1,,HQ`)[0]?.outcome).toEqual({ kind: "unchanged" });
  });

  test("whose site is there otherwise is left alone and says what differs", () => {
    expect(plan(`${HEAD}boston,false,p2,,`)[0]?.outcome).toEqual({
      kind: "different",
      reason:
        "there is such a site and it is called “Boston”, is active, has the profile Voice only, has another description; it is left as it is",
    });
  });

  test("that our own files made harmless for spreadsheets is read as it was", () => {
    expect(plan(`${HEAD}'-Denver,true,p1,,`)[0]?.fields?.name).toBe("-Denver");
  });
});

describe("columns", () => {
  test("stand in any order and spelling; others are passed over and named", () => {
    const { rows, ignored } = readUpload(
      Buffer.from("\uFEFFMultimedia Profile;Colour;NAME;active\r\nVoice only;red;Denver;no\r\n"),
    );
    expect(ignored).toEqual(["Colour"]);
    expect(rows).toEqual([
      { line: 2, cells: { profile: "Voice only", name: "Denver", active: "no" }, isTooLong: false },
    ]);
  });
});

describe("a plan holds", () => {
  const shown = plan(`${HEAD}Denver,true,p1,,\nBoston,true,p1,,HQ\nR&D,true,p1,,`);

  test("while nothing of it has changed", () => {
    expect(stillHolds(shown, configured)).toBe(true);
    expect(stillHolds(shown, { ...configured, sites: [boston, { ...boston, id: "s2", name: "Omaha" }] })).toBe(true);
  });

  test.each([
    ["a site was created", { sites: [boston, { ...boston, id: "s2", name: "denver" }], profiles }],
    ["one that was there is gone", { sites: [], profiles }],
    ["one that was the same differs", { sites: [{ ...boston, active: false }], profiles }],
    ["a profile was switched off", { sites: [boston], profiles: [profile("p1", "Voice only", false)] }],
  ])("no more when %s", (_what, now) => {
    expect(stillHolds(shown, now)).toBe(false);
  });
});
