import type { MetricDescription, MissingMetric } from "../../src/metrics/definitions.js";
import { serviceLevelVariants } from "../../src/metrics/service-level.js";
import { cell, code, page, table } from "./markdown.js";

/** docs/metrics.md from the definitions that `why` answers from. */
export const metricsPage = (metrics: readonly MetricDescription[], missing: readonly MissingMetric[]): string =>
  page("Metrics", "src/metrics/", [
    "Numerators and denominators are added up over queues, channels and days, and divided once at the end; a ratio or a mean is never averaged. Where nobody counted there is a dash, not a zero. `why <metric>` says the same in a space.",
    ...metrics.map(section),
    `## Variants of service level\n\nEach org chooses one; cards name it.\n\n${table(
      ["Variant", "Rule"],
      Object.values(serviceLevelVariants).map(({ name, rule }) => [cell(name), cell(rule)]),
    )}`,
    `## Not available\n\n${table(
      ["Metric", "Why not", "Who would know"],
      missing.map(({ name, reason, from }) => [cell(name), cell(reason), cell(from)]),
    )}`,
  ]);

const section = ({ name, aliases, unit, formula, fields, caveat }: MetricDescription): string =>
  [
    `## ${name}`,
    cell(formula),
    [
      ...(aliases.length > 0 ? [`- Also: ${aliases.map(cell).join(", ")}`] : []),
      `- Unit: ${unit}`,
      `- Search: ${code(fields.search)}`,
      `- REST: ${fields.rest === null ? "cannot be known" : code(fields.rest)}`,
    ].join("\n"),
    cell(caveat),
  ].join("\n\n");
