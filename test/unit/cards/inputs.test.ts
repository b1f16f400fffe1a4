import { describe, expect, test } from "vitest";
import { toAdaptiveCard } from "../../../src/cards/adaptive.js";
import type { Card, CardInput } from "../../../src/cards/card.js";
import { toText } from "../../../src/cards/text.js";
import { faultsOf } from "./webex-subset.js";

const input = (id: string, value: string, control: CardInput["control"]): CardInput => ({
  id,
  label: `Label of ${id}`,
  value,
  shown: `shown ${value}`,
  control,
  ask: `settings ${id} ${value}`,
});
const card: Card = {
  title: "Settings",
  subtitle: [],
  blocks: [
    {
      kind: "inputs",
      inputs: [
        input("source", "auto", { kind: "choice", choices: [{ title: "Search, or REST", value: "auto" }] }),
        input("zone", "Europe/Paris", { kind: "text", hint: "Region/City" }),
        input("target", "80", { kind: "number", min: 0, max: 100 }),
        input("names", "shown", { kind: "toggle", on: "shown", off: "hidden" }),
      ],
    },
  ],
  actions: [],
  footer: [],
};

describe("inputs of a card", () => {
  test("are of the kinds Webex draws, each holding the value it was drawn with", () => {
    expect(faultsOf(toAdaptiveCard(card))).toEqual([]);
    expect(toAdaptiveCard(card)).toMatchObject({
      body: [
        {},
        { type: "Input.ChoiceSet", id: "source", value: "auto", choices: [{ value: "auto" }] },
        { type: "Input.Text", id: "zone", value: "Europe/Paris" },
        { type: "Input.Number", id: "target", value: 80, min: 0, max: 100 },
        { type: "Input.Toggle", id: "names", value: "shown", valueOn: "shown", valueOff: "hidden" },
      ],
    });
  });

  test("are values with the sentence that changes them in the text form", () => {
    expect(toText(card)).toContain("- Label of zone: **shown Europe/Paris** — `settings zone Europe/Paris`");
    expect(toText(card).match(/^- Label/gm)).toHaveLength(4);
  });
});
