import type { AnswerTable, TableValue } from "../../files/table.js";
import { aboutFigures } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import type { ComparisonAnswer } from "./comparison-card.js";
import { knownMetrics, type OrgComparison, type Side } from "./sides.js";

/** A row per side and one for what the first has more than the second, with every figure that any side has. */
export function comparisonTable(answers: OrgAnswers<ComparisonAnswer>, zone: string): AnswerTable {
  const comparisons = answers.answered.map(({ comparison }) => comparison);
  const [first] = comparisons;
  const metrics = first
    ? knownMetrics(
        comparisons.flatMap(({ sides }) => sides.map(({ sums }) => sums)),
        first.org.settings,
      )
    : [];
  const values = ({ org }: OrgComparison, { sums }: Side) => metrics.map((of) => of.compute(sums, org.settings));
  return {
    name: `compare-${(first?.sides ?? []).map(({ name }) => name).join("-with-")}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-"),
    title: "Comparison",
    zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "What", kind: "text" },
      { title: "From", kind: "time" },
      { title: "To", kind: "time" },
      ...metrics.map(({ name, unit }) => ({ title: name, kind: unit })),
    ],
    rows: comparisons.flatMap((comparison) => {
      const { org, sides } = comparison;
      const [mine, others] = [values(comparison, sides[0]), values(comparison, sides[1])];
      const row = ({ name, period }: Side, figures: readonly TableValue[]) => [
        org.name,
        name,
        period.from,
        period.to,
        ...figures,
      ];
      const differences = mine.map((value, n) => {
        const other = others[n] ?? null;
        return value === null || other === null ? null : value - other;
      });
      return [row(sides[0], mine), row(sides[1], others), [org.name, "Difference", null, null, ...differences]];
    }),
    about: [
      ...missingOrgs(answers),
      ...comparisons.flatMap(({ org, sides: [{ statistics, sums }] }) => aboutFigures(org, statistics, sums)),
    ],
  };
}
