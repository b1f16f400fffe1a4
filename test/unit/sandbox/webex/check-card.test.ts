import { describe, expect, test } from "vitest";
import { checkCard } from "../../../../src/sandbox/webex/check-card.js";
import { asWebexInputs } from "../../../../src/sandbox/webex/find-inputs.js";

const doc = (more: object) => ({ type: "AdaptiveCard", version: "1.3", body: [], ...more });

test("a card of everything Webex shows is taken", () => {
  const inputs = [
    { type: "Input.Text", id: "a", isRequired: true, label: "A", errorMessage: "A!", regex: ".*" },
    { type: "Input.Number", id: "b" },
    { type: "Input.Date", id: "c" },
    { type: "Input.Time", id: "d" },
    { type: "Input.Toggle", id: "e", title: "E" },
    { type: "Input.ChoiceSet", id: "f", choices: [{ title: "One", value: "1" }] },
  ];
  const body = [
    { type: "TextBlock", text: "hello", wrap: true },
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "rich" }] },
    { type: "ImageSet", images: [{ type: "Image", url: "https://example.com/a.png" }] },
    { type: "FactSet", facts: [{ title: "Offered", value: "12" }] },
    { type: "ColumnSet", columns: [{ type: "Column", width: "auto", items: [{ type: "Container", items: inputs }] }] },
    { type: "ActionSet", actions: [{ type: "Action.ToggleVisibility", targetElements: ["more"] }] },
  ];
  const actions = [
    { type: "Action.Submit", title: "Go", data: { ask: "help" } },
    { type: "Action.OpenUrl", title: "Docs", url: "https://example.com" },
    { type: "Action.ShowCard", title: "More", card: doc({ body: [{ type: "TextBlock", text: "inner" }] }) },
  ];
  expect(checkCard(doc({ body, actions }))).toEqual([]);
});

describe("a card is refused, with the spot, for", () => {
  test.each([
    ["not being an object", "card", "/: the card must be an object"],
    ["no version", { type: "AdaptiveCard", body: [] }, "/version: the card has no version"],
    ["a later version", doc({ version: "1.5" }), "/version: 1.5 is not supported, 1.3 is the newest"],
    ["another type", doc({ type: "Card" }), "/type: must be AdaptiveCard"],
    ["refresh", doc({ refresh: {} }), "/refresh: is not supported"],
    ["authentication", doc({ authentication: {} }), "/authentication: is not supported"],
    [
      "Action.Execute",
      doc({ actions: [{ type: "Action.Execute" }] }),
      "/actions/0/type: Action.Execute is not supported",
    ],
    [
      "Media in a column",
      doc({ body: [{ type: "ColumnSet", columns: [{ items: [{ type: "Media" }] }] }] }),
      "/body/0/columns/0/items/0/type: Media is not supported",
    ],
    [
      "a table inside a shown card",
      doc({ actions: [{ type: "Action.ShowCard", card: doc({ body: [{ type: "Table" }] }) }] }),
      "/actions/0/card/body/0/type: Table is not supported",
    ],
    ["an element without a type", doc({ body: [{ text: "x" }] }), "/body/0/type: is missing"],
    ["a text block without text", doc({ body: [{ type: "TextBlock" }] }), "/body/0/text: is missing"],
    ["an input without an id", doc({ body: [{ type: "Input.Text" }] }), "/body/0/id: is missing"],
    [
      "a fact that is a number",
      doc({ body: [{ type: "FactSet", facts: [{ title: "n", value: 1 }] }] }),
      "/body/0/facts/0/value: must be a string",
    ],
    [
      "an address that is not one",
      doc({ actions: [{ type: "Action.OpenUrl", url: "javascript:x" }] }),
      "/actions/0/url: must be an http or https address",
    ],
    [
      "a select action that cannot be",
      doc({ body: [{ type: "Container", items: [], selectAction: { type: "Action.Execute" } }] }),
      "/body/0/selectAction/type: Action.Execute is not supported",
    ],
    [
      "more than 80 KB",
      doc({ body: [{ type: "TextBlock", text: "x".repeat(82_000) }] }),
      "/: the card is larger than 81920 bytes",
    ],
  ])("%s", (_name, given, reason) => {
    expect(checkCard(given)).toEqual([reason]);
  });
});

test("numbers and toggles arrive as strings, a button's own data as it is", () => {
  const shown = doc({ body: [{ type: "Container", items: [{ type: "Input.Number", id: "days" }] }] });
  expect(asWebexInputs(shown, { days: 7, page: 2, ask: "help" })).toEqual({ days: "7", page: 2, ask: "help" });
});
