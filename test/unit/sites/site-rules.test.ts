import fc from "fast-check";
import { expect, test } from "vitest";
import { readListWords, writeListWords } from "../../../src/commands/sites/read-list-words.js";
import { readNewSite, readRename } from "../../../src/commands/sites/read-site-words.js";
import { nameFault } from "../../../src/sites/site-rules.js";

/** OpenAPI, SiteDTO. */
const official = /^[a-zA-Z\d\-_\s]+$/;

test("a name is good exactly when the official pattern and length take it and it is not blank", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."aZ9-_ \t&é.ſ"), maxLength: 90 }), (name) => {
      const isGood = official.test(name) && name.length <= 80 && name.trim() !== "";
      expect(nameFault(name) === undefined).toBe(isGood);
    }),
  );
});

const site = (name: string) => ({
  id: name,
  name,
  active: true,
  profileId: "p",
  description: "",
  systemDefault: false,
});

test.each([
  ["Denver to Denver HQ", ["Denver"], ["Denver", "Denver HQ"]],
  ["Road to Nowhere to Denver", ["Road to Nowhere"], ["Road to Nowhere", "Denver"]],
  ["Denver to Road to Nowhere", ["Denver"], ["Denver", "Road to Nowhere"]],
  ["Denvr to Omaha", ["Denver"], ["Denvr", "Omaha"]],
  ["Denver", ["Denver"], undefined],
  ["to Denver", ["Denver"], undefined],
])("“%s” is divided where a site's name ends", (args, names, expected) => {
  const read = readRename(args, names.map(site));
  expect(read && [read.from, read.to]).toEqual(expected);
});

test("a new site is active unless the last word says otherwise", () => {
  expect(readNewSite("Denver")).toEqual({ name: "Denver", active: true });
  expect(readNewSite("Denver North inactive")).toEqual({ name: "Denver North", active: false });
  expect(readNewSite("inactive")).toEqual({ name: "inactive", active: true });
});

test.each([
  ["", { search: "", active: undefined, page: 1 }],
  ["den inactive page 2", { search: "den", active: false, page: 2 }],
  ["active", { search: "", active: true, page: 1 }],
  ["page 3", { search: "", active: undefined, page: 3 }],
  ["page one", { search: "page one", active: undefined, page: 1 }],
])("the words of a list: “%s”", (args, expected) => {
  const read = readListWords(args);
  expect(read).toEqual(expected);
  expect(readListWords(writeListWords(read, read.page))).toEqual(read);
});
