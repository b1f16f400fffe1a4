import type { Card } from "../../../src/cards/card.js";

/** A small card with one of everything. */
export const sample: Card = {
  title: "Queue stats",
  subtitle: ["Harbor Insurance · as of 10:00"],
  blocks: [
    {
      kind: "figures",
      figures: [
        {
          label: "Service level",
          value: "77.0 %",
          tone: "bad",
          notes: ["target 80 %"],
          change: { text: "▼ 2.1 pts vs Fri 13 Nov", tone: "bad" },
        },
        { label: "Abandonment", value: "5.2 %", tone: "good", notes: [] },
      ],
    },
    { kind: "facts", facts: [["Region", "eu1"]] },
    { kind: "text", text: "Two queues need help." },
    {
      kind: "table",
      title: "Queues by contacts missed",
      columns: [
        { title: "Queue", align: "left", weight: 5 },
        { title: "SL", align: "right", weight: 2 },
        { title: "Missed", align: "right", weight: 2 },
        { title: "Answered", align: "right", weight: 2, detail: true },
      ],
      rows: [
        [
          { text: "Billing", ask: 'queue stats queue:"Billing"' },
          { text: "77.0 %", tone: "bad" },
          { text: "6" },
          { text: "81" },
        ],
        [{ text: "Claims" }, { text: "90.0 %", tone: "good" }, { text: "2" }, { text: "30" }],
      ],
      rest: [{ text: "… 4 more queues" }, { text: "91.0 %" }, { text: "3" }, { text: "200" }],
      note: "Small print of the table.",
    },
    { kind: "list", items: ["First", "Second"] },
    { kind: "actions", actions: [{ kind: "ask", label: "All 6 queues", ask: "all queues today" }] },
  ],
  actions: [
    { kind: "ask", label: "Refresh", ask: "queue stats today", primary: true },
    { kind: "open", label: "Sign in", url: "https://floorwalker.example/connect/t1" },
    {
      kind: "choose",
      label: "One queue …",
      ask: "queue stats today",
      filter: "queue",
      prompt: "Queue",
      choices: ["Billing", "Claims"],
      everything: "All queues",
      submit: "Show",
    },
  ],
  footer: ["Source: Search API", "why service level"],
};
