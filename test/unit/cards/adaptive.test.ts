import { expect, test } from "vitest";
import { toAdaptiveCard } from "../../../src/cards/adaptive.js";
import type { Card } from "../../../src/cards/card.js";
import { sample } from "./sample-card.js";
import { faultsOf, textsOf } from "./webex-subset.js";

const withText = (text: string): Card => ({ ...sample, blocks: [{ kind: "text", text }], actions: [], footer: [] });

test("every kind of block becomes elements of the subset Webex draws", () => {
  expect(faultsOf(toAdaptiveCard(sample))).toEqual([]);
});

test("a card loses none of its words on the way", () => {
  const shown = textsOf(toAdaptiveCard(sample)).join("\n");
  for (const words of [
    [
      "Queue stats",
      "Harbor Insurance · as of 10:00",
      "Service level",
      "77.0 %",
      "target 80 %",
      "▼ 2.1 pts vs Fri 13 Nov",
    ],
    [
      "Region",
      "eu1",
      "Two queues need help.",
      "Queues by contacts missed",
      "Billing",
      "answered 81",
      "Claims",
      "answered 30",
    ],
    ["… 4 more queues", "answered 200", "Small print of the table.", "• First", "• Second", "All 6 queues"],
    ["Refresh", "Sign in", "One queue …", "Source: Search API", "why service level"],
  ].flat())
    expect(shown).toContain(words);
});

test("a button carries its sentence and nothing else", () => {
  expect(toAdaptiveCard(sample)).toMatchObject({
    body: expect.arrayContaining([
      expect.objectContaining({
        type: "ActionSet",
        actions: expect.arrayContaining([
          { type: "Action.Submit", title: "Refresh", style: "positive", data: { ask: "queue stats today" } },
        ]),
      }),
    ]),
  });
});

test("a drop-down's input is named after the filter it becomes", () => {
  const json = JSON.stringify(toAdaptiveCard(sample));
  expect(json).toContain('"type":"Input.ChoiceSet","id":"queue"');
  expect(json).toContain('{"title":"Claims","value":"Claims"}');
});

test("a cell that can be pressed asks its sentence", () => {
  expect(JSON.stringify(toAdaptiveCard(sample))).toContain(
    JSON.stringify({ type: "Action.Submit", data: { ask: 'queue stats queue:"Billing"' } }),
  );
});

test("a drop-down begins with what its button asks when nothing is chosen", () => {
  const chooser = toAdaptiveCard({ ...sample, blocks: [], actions: sample.actions.slice(-1) });
  const choices = ["All queues", "Billing", "Claims"].map((title, n) => ({ title, value: n === 0 ? "*" : title }));
  expect(JSON.stringify(chooser)).toContain(`"value":"*","choices":${JSON.stringify(choices)}`);
});

test("more than five buttons stand in several sets", () => {
  const actions = Array.from({ length: 7 }, (_, i) => ({ kind: "ask" as const, label: `B${i}`, ask: `ask ${i}` }));
  const card = toAdaptiveCard({ ...sample, actions });
  expect(faultsOf(card)).toEqual([]);
  expect(textsOf(card)).toEqual(expect.arrayContaining(["B0", "B6"]));
});

test.each([
  "*all* of it",
  "_Billing_ EMEA",
  "1. first line",
  "[press](https://evil.example)",
  "a\nb",
  "{{DATE(x)}}",
  "&lt;b&gt;",
])("%j is shown as it is written, never as formatting", (text) => {
  expect(toAdaptiveCard(withText(text))).toMatchObject({
    body: expect.arrayContaining([{ type: "RichTextBlock", inlines: [{ type: "TextRun", text }] }]),
  });
});

test("telephone numbers do not reach the card", () => {
  const json = JSON.stringify(toAdaptiveCard(withText("called from +49 30 1234 5678 twice")));
  expect(json).toContain("called from ••• twice");
});
