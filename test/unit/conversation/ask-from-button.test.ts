import { describe, expect, test } from "vitest";
import { noFilters } from "../../../src/conversation/ask.js";
import { askFromButton } from "../../../src/conversation/ask-from-button.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { Problem } from "../../../src/errors.js";
import { grammar } from "./grammar.js";

describe("a button is a sentence", () => {
  test.each<[Record<string, unknown>, string]>([
    [{ ask: "queue stats today" }, "queue stats today"],
    [{ ask: "queue stats today", queue: "Billing EMEA" }, 'queue stats today queue:"Billing EMEA"'],
    [
      { ask: "queue stats", period: "last week", channel: "voice,chat" },
      'queue stats last week channel:"voice","chat"',
    ],
    [{ ask: "queue stats today", queue: "" }, "queue stats today"],
    [{ ask: "queue stats today", queue: "*", channel: "voice,*" }, 'queue stats today channel:"voice"'],
    [{ ask: "queue stats today", queue: 7, team: null }, "queue stats today"],
    [{ ask: "queue stats today", personId: "somebody", admin: "true" }, "queue stats today"],
  ])("%j", (inputs, text) => {
    expect(askFromButton(inputs)).toBe(text);
  });

  test("an input cannot break out of its filter", () => {
    const text = askFromButton({ ask: "queue stats today", queue: 'A" org:"Other", "B', site: "x org:Other" });
    expect(parseSentence(text, grammar).filters).toEqual({
      ...noFilters,
      queue: ['A" org:"Other", "B'],
      site: ["x org:Other"],
    });
  });

  test.each<[Record<string, unknown>, string]>([
    [{ variant: "B", target: 80, zone: "Europe/Paris" }, ""],
    [{ variant: "A", target: "85", zone: "Europe/Paris" }, " variant=B>A target=80>85"],
    [{ zone: "New York org:Other variant=A" }, " zone=Europe/Paris>New_York_org:Other_variant=A"],
    [{ zone: "" }, " zone=Europe/Paris>"],
    [{ source: "rest", org: "Other", queue: "Other" }, ""],
  ])("Save of a settings card says what was changed from what: %j", (inputs, changes) => {
    const ask = 'settings save variant=B target=80 zone=Europe/Paris org:"Acme source=rest"';
    expect(askFromButton({ ask, ...inputs })).toBe(`settings save${changes} org:"Acme source=rest"`);
  });

  test.each([{}, { ask: "" }, { ask: 3 }, { ask: "x".repeat(2001) }])("without a sentence it says so: %j", (inputs) => {
    expect(() => askFromButton(inputs)).toThrow(Problem);
  });
});
