import { expect, test } from "vitest";
import { toAdaptiveCard } from "../../../src/cards/adaptive.js";
import type { Block, Card } from "../../../src/cards/card.js";
import { toText } from "../../../src/cards/text.js";
import { checkCard } from "../../../src/sandbox/webex/check-card.js";

const url = "https://floorwalker.example.com/charts/ticket.png";
const card = (block: Block): Card => ({ title: "Trend", subtitle: [], blocks: [block], actions: [], footer: [] });

test("a picture is as wide as the card and says in words what it shows", () => {
  const adaptive = toAdaptiveCard(card({ kind: "image", url, alt: "Offered, highest 12, called by +1 303 555 0142" }));
  expect(adaptive).toMatchObject({
    body: [{}, { type: "Image", url, size: "Stretch", altText: "Offered, highest 12, called by •••" }],
  });
  expect(checkCard(adaptive)).toEqual([]);
});

test("the text form has lines in its place, or the words, and never the address", () => {
  const withLines = toText(card({ kind: "image", url, alt: "A chart", lines: ["09:00 ▁▂▅▇ 12:00"] }));
  expect(withLines).toContain("▁▂▅▇");
  expect(withLines).not.toContain("A chart");
  const without = toText(card({ kind: "image", url, alt: "A chart" }));
  expect(without).toContain("A chart");
  expect(without).not.toContain("http");
});

test("a column named after something keeps its name in the middle of a line", () => {
  const columns = [
    { title: "Figure", align: "left" as const, weight: 1 },
    { title: "Billing", align: "right" as const, weight: 1, proper: true as const },
    { title: "Longest", align: "right" as const, weight: 1 },
  ];
  const rows = [["Offered", "12", "3"].map((text) => ({ text }))];
  expect(toText(card({ kind: "table", columns, rows }))).toContain("**Offered** — Billing 12, longest 3");
});
