import type { Card, CardAction } from "../cards/card.js";
import { askText } from "../conversation/format-ask.js";
import { asButton } from "../conversation/parse-problems.js";
import { echo } from "../conversation/quote.js";
import { Problem } from "../errors.js";
import { allAgentMetrics, type MetricDescription, type MissingMetric, metrics } from "../metrics/definitions.js";
import { findMetric } from "../metrics/find-metric.js";
import type { Command } from "./command.js";

/** Says how a figure is computed, so that nobody has to believe it. */
export const why: Command = {
  name: "why",
  words: ["why", "define", "what is"],
  help: "Says how a figure is computed and where its parts come from.",
  details:
    "Gives a figure's formula, the fields of Contact Center it is made from, and what to beware of. Without a name it lists the figures it can explain.",
  examples: ["why service level", "why abandonment", "why occupancy"],
  needs: "nothing",
  filters: [],
  args: "<metric>",
  async run({ sentence }) {
    const words = sentence.args.replace(/^(?:is|the|are)\s+/iu, "").trim();
    if (words === "") return { card: listCard };
    const found = findMetric(words);
    if (found.kind === "metric") return { card: metricCard(found.metric, "queue stats today") };
    if (found.kind === "agent-metric") return { card: metricCard(found.metric, "agent stats today") };
    if (found.kind === "not-available") return { card: missingCard(found.metric) };
    throw unknownMetric(words, found.close);
  },
};

const asks = (names: readonly string[]): CardAction[] =>
  names.map((name) => ({ kind: "ask", label: name, ask: askText("why", { args: name.toLowerCase() }) }));

const listCard: Card = {
  title: "Figures I can explain",
  subtitle: [],
  blocks: [{ kind: "facts", facts: [...metrics, ...allAgentMetrics].map(({ name, formula }) => [name, formula]) }],
  actions: asks(metrics.slice(0, 4).map(({ name }) => name)),
  footer: ["Write why and a figure's name."],
};

function metricCard(metric: MetricDescription, seenIn: string): Card {
  return {
    title: metric.name,
    subtitle: metric.aliases.length > 0 ? [`also called ${metric.aliases.join(", ")}`] : [],
    blocks: [
      { kind: "text", text: metric.formula, strong: true },
      {
        kind: "facts",
        facts: [
          ["From Search", metric.fields.search],
          ["From REST", metric.fields.rest ?? "cannot be known"],
          ["Unit", units[metric.unit]],
        ],
      },
      { kind: "text", text: metric.caveat },
    ],
    actions: [{ kind: "ask", ...asButton(seenIn) }],
    footer: ["Sums are added first and divided once; a ratio is never averaged."],
  };
}

const units: Readonly<Record<MetricDescription["unit"], string>> = {
  percent: "percent",
  duration: "seconds, or minutes:seconds",
  count: "contacts",
};

const missingCard = (metric: MissingMetric): Card => ({
  title: `${metric.name}: not available`,
  subtitle: [],
  blocks: [
    { kind: "text", text: metric.reason },
    { kind: "facts", facts: [["Look in", metric.from]] },
  ],
  actions: [{ kind: "ask", label: "What I can explain", ask: "why" }],
  footer: [],
});

function unknownMetric(words: string, close: readonly string[]): Problem {
  return new Problem("unknown-metric", {
    say: `I know no figure called ${echo(words)}.`,
    next: close[0]
      ? `Did you mean ${close.map(echo).join(" or ")}?`
      : "Press the button to see the figures I can explain.",
    asks:
      close.length > 0
        ? close.map((name) => ({ label: name, ask: askText("why", { args: name.toLowerCase() }) }))
        : [{ label: "All figures", ask: "why" }],
  });
}
