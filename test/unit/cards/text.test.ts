import { expect, test } from "vitest";
import type { Card } from "../../../src/cards/card.js";
import { toText } from "../../../src/cards/text.js";
import { sample } from "./sample-card.js";

test("the first line says the answer, because a notification shows no more", () => {
  expect(toText(sample).split("\n")[0]?.trimEnd()).toBe("**Queue stats** — Service level 77.0 %, Abandonment 5.2 %");
});

test("a summary takes the place of the figures in the first line", () => {
  expect(toText({ ...sample, summary: "2 orgs, 77.0 %" })).toMatch(/^\*\*Queue stats\*\* — 2 orgs, 77\.0 %/);
});

test("of several sets of figures none is made the answer", () => {
  const [figures] = sample.blocks;
  if (!figures) throw new Error("the sample has figures");
  expect(
    toText({ ...sample, blocks: [figures, figures] })
      .split("\n")[0]
      ?.trimEnd(),
  ).toBe("**Queue stats**");
});

test("the text form has every figure, row, button and footer line", () => {
  expect(toText(sample)).toMatchInlineSnapshot(`
    "**Queue stats** — Service level 77.0 %, Abandonment 5.2 %  
    Harbor Insurance · as of 10:00

    - Service level **77.0 %** (target 80 %, ▼ 2.1 pts vs Fri 13 Nov)
    - Abandonment **5.2 %**

    - Region: eu1

    Two queues need help.

    **Queues by contacts missed**

    - **Billing** — SL 77.0 %, missed 6, answered 81
    - **Claims** — SL 90.0 %, missed 2, answered 30
    - **… 4 more queues** — SL 91.0 %, missed 3, answered 200

    Small print of the table.

    - First
    - Second

    You can ask: \`all queues today\`

    [Sign in](https://floorwalker.example/connect/t1)

    You can ask: \`queue stats today\` · \`queue stats today queue:"Billing"\`

    Source: Search API  
    why service level"
  `);
});

const withText = (text: string): Card => ({ ...sample, blocks: [{ kind: "text", text }], actions: [], footer: [] });

test.each([
  ["<@all> wake up", "&lt;@all> wake up"],
  ["*loud*", "\\*loud\\*"],
  ["[here](https://evil.example)", "\\[here\\](https://evil.example)"],
  ["Billing_EMEA_1 stays readable", "Billing_EMEA_1 stays readable"],
  ["_quiet_", "\\_quiet\\_"],
  ["# no heading", "\\# no heading"],
  ["1. no list", "1\\. no list"],
  ["Sales & Service", "Sales & Service"],
  ["&lt;b>", "&amp;lt;b>"],
])("%j cannot format, link or mention anything", (text, escaped) => {
  expect(toText(withText(text))).toContain(`\n\n${escaped}`);
});

test("telephone numbers do not reach the text, dates and figures do", () => {
  expect(toText(withText("from +1 (555) 010-9999 on 2026-11-20: +1,200 and 12 345"))).toContain(
    "from ••• on 2026-11-20: +1,200 and 12 345",
  );
});
