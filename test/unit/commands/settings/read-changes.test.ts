import { describe, expect, test } from "vitest";
import { allSettings } from "../../../../src/commands/settings/all-settings.js";
import { readChanges } from "../../../../src/commands/settings/read-changes.js";
import { noFilters } from "../../../../src/conversation/ask.js";
import { Problem } from "../../../../src/errors.js";

const read = (args: string) =>
  readChanges(args, undefined, noFilters).map(({ setting, value, drawn }) => [setting.name, value, drawn]);
const refusal = (args: string) => {
  try {
    read(args);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error(`${args} was read`);
};

describe("settings in words", () => {
  test.each([
    ["zone europe/paris", "zone", "Europe/Paris"],
    ["time zone to New York", undefined, undefined],
    ["time zone to America/New York", "zone", "America/New_York"],
    ["zone default", "zone", "default"],
    ["variant b-PRIME", "variant", "B-prime"],
    ["service level variant A", "variant", "A"],
    ["service level 85,5 %", "target", "85.5"],
    ["target=85%", "target", "85"],
    ["abandonment 4", "abandonment", "4"],
    ["short calls 10 s", "short", "10"],
    ["short 0", "short", "0"],
    ["short as Cisco counts", "short", "cisco"],
    ["source REST", "source", "rest"],
    ["names hidden", "names", "hidden"],
    ["names shown", "names", "shown"],
    ["masking last four digits shown", "masking", "last-4"],
    ["customers' numbers hidden entirely", "masking", "hidden"],
    ["quiet hours from 22:00 to 7:00", "quiet", "22:00-07:00"],
    ["quiet=22-7", "quiet", "22:00-07:00"],
    ["quiet hours off", "quiet", "off"],
  ])("%s", (args, name, value) => {
    if (name === undefined) expect(refusal(args).asks[0]?.ask).toBe("settings zone America/New_York");
    else expect(read(args)).toEqual([[name, value, undefined]]);
  });

  test.each(allSettings.map(({ name, example }) => `${name} ${example}`))(
    "settings %s, as its card says, works",
    (args) => {
      expect(read(args)).toHaveLength(1);
    },
  );

  test.each(
    allSettings.flatMap(({ name, control }) =>
      control.kind === "choice"
        ? control.choices.map(({ value }) => [name, value])
        : control.kind === "toggle"
          ? [control.on, control.off].map((value) => [name, value])
          : [],
    ),
  )("settings %s %s: every value that can be chosen can be written", (name, value) => {
    expect(read(`${name} ${value}`)).toEqual([[name, value, undefined]]);
  });

  test.each([
    "target 101",
    "target -1",
    "short 61",
    "short 1.5",
    "short",
    "source oracle",
    "names maybe",
    "masking shown",
    "masking none",
    "quiet",
    "quiet at night",
    "zone +02:00",
  ])("%s is refused with one next step and a button", (args) => {
    expect(refusal(args)).toMatchObject({ code: "bad-setting", next: expect.stringContaining("settings") });
    expect(refusal(args).asks.length).toBeGreaterThan(0);
  });

  test.each([
    ["quiet 25:00-07:00", "I read “25:00-07:00”, and no day has a time 25:00. Nothing was changed."],
    ["quiet 22:00-22:00", "which begins and ends at the same time: that could mean always or never. Nothing"],
  ])("%s: it is said why that is none", (args, said) => {
    expect(refusal(args).say).toContain(said);
  });

  test("a name that is nearly right is suggested, another is answered with the list", () => {
    expect(refusal("sorce rest").next).toBe("Did you mean settings source?");
    expect(refusal("colour blue").next).toMatch(/^The settings are zone, target, /);
  });
});

describe("Save of a card", () => {
  test("carries each value with the one it was drawn with", () => {
    expect(read("save zone=UTC>Europe/Paris variant=B>A short=cisco>10")).toEqual([
      ["zone", "Europe/Paris", "UTC"],
      ["variant", "A", "B"],
      ["short", "10", "cisco"],
    ]);
    expect(read("save quiet=off>22:00_-_07:00")).toEqual([["quiet", "22:00-07:00", "off"]]);
    expect(read("save")).toEqual([]);
  });

  test("is refused as a whole at the first value that cannot be", () => {
    expect(refusal("save variant=B>A zone=UTC>Paris_please target=80>185").say).toContain("Time zone");
    expect(refusal("save colour=red>blue").say).toContain("No setting is called “colour”.");
  });
});
