import { describe, expect, test } from "vitest";
import type { Card } from "../../../src/cards/card.js";
import { renderCard } from "../../../src/cards/render-answer.js";
import { why } from "../../../src/commands/why.js";
import { metrics, notAvailable } from "../../../src/metrics/definitions.js";
import { runAlone } from "./run-alone.js";

const ask = (text: string) => runAlone(why, text);
const textOf = (card: Card) => renderCard(card).markdown.replace(/\\/g, "");

describe("why says how a figure is computed", () => {
  test.each(metrics.map((metric) => [metric.name, metric] as const))(
    "%s: formula, fields and caveat",
    async (name, metric) => {
      const text = textOf(await ask(`why ${name}?`));
      for (const part of [metric.formula, metric.fields.search, metric.caveat]) expect(text).toContain(part);
      expect(text).toContain(metric.fields.rest ?? "cannot be known");
    },
  );

  test("by any of its names, asked in any of the usual ways", async () => {
    for (const text of ["why sla", "why SERVICE LEVEL", "what is the service level?", "define sl"])
      expect((await ask(text)).title).toBe("Service level");
  });

  test.each(notAvailable.map((metric) => [metric.name, metric] as const))(
    "%s: why not, and who would know",
    async (name, metric) => {
      const text = textOf(await ask(`why ${name}`));
      expect(text).toContain(metric.reason);
      expect(text).toContain(metric.from);
    },
  );

  test("alone it lists what it can explain", async () => {
    const text = textOf(await ask("why"));
    for (const metric of metrics) expect(text).toContain(metric.name);
  });

  test("an unknown figure is corrected, or leads to the list", async () => {
    const problemOf = (text: string) =>
      ask(text).then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(await problemOf("why servise level")).toMatchObject({
      code: "unknown-metric",
      asks: [{ ask: "why service level" }],
    });
    expect(await problemOf("why the moon")).toMatchObject({ code: "unknown-metric", asks: [{ ask: "why" }] });
  });

  test("its buttons ask what they say", async () => {
    for (const action of (await ask("why")).actions)
      if (action.kind === "ask") expect((await ask(action.ask)).title).toBe(action.label);
  });
});
