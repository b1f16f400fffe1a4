import fc from "fast-check";
import { expect, test } from "vitest";
import { nameLanguage } from "../../../../src/commands/recording/name-language.js";
import { maskDigits } from "../../../../src/commands/transcript/mask-digits.js";
import { mayBeShown } from "../../../../src/commands/transcript/may-be-shown.js";
import type { Role } from "../../../../src/orgs/standing.js";
import { harbor } from "../../../../src/sandbox/world.js";
import { dana, floorwalker, maya, memberOf, orgRecord, personId, priya, tom } from "../../orgs/support/people.js";

test.each([
  ["my card is 4111 1111 1111 1111, until 12/28", "my card is •••, until 12/28"],
  ["call +1 (303) 555-0142 please", "call ••• please"],
  ["policy 48213", "policy •••"],
  ["at 10:07 on the 20th, gate 12", "at 10:07 on the 20th, gate 12"],
])("%j is shown as %j", (text, shown) => expect(maskDigits(text)).toBe(shown));

test("no five digits in a row are left, however they are grouped", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("1", "2", "9", " ", "-", ".", "a", "+")), (letters) => {
      expect(maskDigits(letters.join(""))).not.toMatch(/\d{5}/);
    }),
  );
});

test("the text is shown where every person is a listener or manager by name, bots apart", () => {
  const roles = (...held: [typeof maya, Role][]) => new Map(held.map(([person, role]) => [personId(person), role]));
  const shown = (people: (typeof maya)[], ...held: [typeof maya, Role][]) =>
    mayBeShown(people.map(memberOf), orgRecord(harbor), roles(...held));
  expect(shown([maya, priya, floorwalker], [maya, "listener"], [priya, "manager"])).toBe(true);
  // A colleague of the org is a viewer without being named.
  expect(shown([maya, tom, floorwalker], [maya, "listener"])).toBe(false);
  expect(shown([maya, tom], [maya, "listener"], [tom, "viewer"])).toBe(false);
  expect(shown([maya, dana], [maya, "listener"])).toBe(false);
});

test("a language is named; what is no tag stays as it came", () => {
  expect(nameLanguage("fr-FR")).toBe("French (France)");
  expect(nameLanguage("not a tag!")).toBe("not a tag!");
  expect(nameLanguage(undefined)).toBe("language not named");
});
