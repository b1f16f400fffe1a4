import fc from "fast-check";
import { expect, test } from "vitest";
import { toAdaptiveCard } from "../../../src/cards/adaptive.js";
import type { Block, Card } from "../../../src/cards/card.js";
import { fitCard, fitText, maxCardBytes, maxTextBytes } from "../../../src/cards/fit.js";
import { renderCard } from "../../../src/cards/render-answer.js";
import { toText } from "../../../src/cards/text.js";
import { sample } from "./sample-card.js";
import { faultsOf } from "./webex-subset.js";

const cardBytes = (card: Card) => Buffer.byteLength(JSON.stringify(toAdaptiveCard(card)));
const textBytes = (card: Card) => Buffer.byteLength(toText(card));

const tableOf = (rows: number, nameLength = 30): Block => ({
  kind: "table",
  columns: [
    { title: "Queue", align: "left", weight: 3 },
    { title: "Missed", align: "right", weight: 1 },
  ],
  rows: Array.from({ length: rows }, (_, i) => [{ text: `Queue ${i} `.padEnd(nameLength, "x") }, { text: String(i) }]),
  rest: [{ text: "… 5 more queues" }, { text: "12" }],
});
const rowsOf = (card: Card) => card.blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));

test("what fits is left alone", () => {
  expect(fitCard(sample)).toBe(sample);
  expect(fitText(sample)).toBe(sample);
});

test("rows that do not fit give way to one that counts them, and the row of the rest stays", () => {
  const card = { ...sample, blocks: [tableOf(300)] };
  const fitted = fitCard(card);
  const rows = rowsOf(fitted);
  expect(cardBytes(fitted)).toBeLessThanOrEqual(maxCardBytes);
  expect(rows.at(-1)?.[0]?.text).toBe(`and ${300 - (rows.length - 1)} more`);
  expect(toText(fitted)).toContain("… 5 more queues");
});

test("no row is given up that would have fitted", () => {
  const fitted = fitText({ ...sample, blocks: [tableOf(300)] });
  const shown = rowsOf(fitted).length - 1;
  const oneMore = [...tableOfRows(shown + 1), [{ text: `and ${300 - shown - 1} more` }]];
  const bigger = { ...fitted, blocks: fitted.blocks.map((b) => (b.kind === "table" ? { ...b, rows: oneMore } : b)) };
  expect(textBytes(bigger)).toBeGreaterThan(maxTextBytes);
});
const tableOfRows = (rows: number) => {
  const table = tableOf(rows);
  return table.kind === "table" ? table.rows : [];
};

test("choices go before rows, and the drop-down says how to get the others", () => {
  const choices = Array.from({ length: 300 }, (_, i) => `A queue with a rather long name, number ${i}`);
  const card: Card = {
    ...sample,
    blocks: [tableOf(10)],
    actions: [
      {
        ...{ kind: "choose", label: "One", ask: "queue stats", filter: "queue", prompt: "Queue" },
        ...{ choices, everything: "All queues", submit: "Show" },
      },
    ],
  };
  const fitted = fitCard(card);
  expect(cardBytes(fitted)).toBeLessThanOrEqual(maxCardBytes);
  expect(rowsOf(fitted)).toHaveLength(10);
  expect(JSON.stringify(fitted.actions)).toMatch(/Queue \(\d+ of 300; any other by typing queue:/);
});

test("any card of tables, lists and paragraphs ends up within both limits and valid", () => {
  const blocks = fc.array(
    fc.oneof(
      fc
        .record({ rows: fc.nat(120), nameLength: fc.integer({ min: 1, max: 200 }) })
        .map((t) => tableOf(t.rows, t.nameLength)),
      fc
        .array(fc.string({ minLength: 1, maxLength: 300 }), { maxLength: 80 })
        .map((items): Block => ({ kind: "list", items })),
      fc.string({ minLength: 1, maxLength: 4000 }).map((text): Block => ({ kind: "text", text })),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(blocks, (some) => {
      const { card, markdown } = renderCard({ ...sample, blocks: some });
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(maxCardBytes);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxTextBytes);
      expect(faultsOf(card)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
