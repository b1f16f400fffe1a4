import type { Block, Cell } from "../../cards/card.js";
import { drawBarRow } from "../../charts/bar-row.js";
import type { Chart } from "../../charts/chart.js";
import type { Problem } from "../../errors.js";
import { type Change, compare, formatChange } from "../../metrics/compare.js";
import type { MetricDefinition } from "../../metrics/definition.js";
import { formatValue } from "../../metrics/format.js";
import type { Picture } from "../trend/trend-section.js";
import { knownMetrics, type OrgComparison, sameLength } from "./sides.js";

/** The picture of a comparison, or why there is none. */
export type DrawnComparison =
  | { readonly kind: "picture"; readonly picture: Picture; readonly chart: Chart }
  | { readonly kind: "missing"; readonly problem: Problem };

/** One org's part of the card: the table with both values and what became of each figure, then the picture. */
export function comparisonSection(comparison: OrgComparison, drawn: DrawnComparison): readonly Block[] {
  const { org, sides } = comparison;
  const [first, second] = sides;
  const metrics = knownMetrics([first.sums, second.sums], org.settings);
  const comparable = first.statistics.source === second.statistics.source;
  return [
    ...sides
      .filter(({ sums }) => sums.offered === 0)
      .map(({ name }): Block => ({ kind: "text", text: `No contacts: ${name}.`, strong: true })),
    {
      kind: "table",
      columns: [
        { title: "Figure", align: "left", weight: 5 },
        { title: first.name, align: "right", weight: 3, proper: true },
        { title: second.name, align: "right", weight: 3, proper: true },
        { title: "", align: "left", weight: 3, detail: true },
      ],
      rows: metrics.map((of) => cells(of, comparison, comparable)),
    },
    ...(comparable
      ? []
      : [
          quiet(
            "The two were answered by different sources, which count differently: their figures are not held against each other.",
          ),
        ]),
    ...(sameLength(sides) ? [] : [quiet("The two are not equally long, so their counts are not judged.")]),
    ...pictureBlock(drawn),
  ];
}

function cells(of: MetricDefinition, { org, sides }: OrgComparison, comparable: boolean): Cell[] {
  const [first, second] = sides;
  const value = ({ sums }: (typeof sides)[number]) => formatValue(of.compute(sums, org.settings), of.unit);
  const judged = comparable && (of.unit !== "count" || sameLength(sides));
  const change = judged ? compare(of, first.sums, second.sums, org.settings) : null;
  return [
    { text: of.name },
    {
      text: value(first),
      tone: change && !change.smallSample && change.verdict !== "neither" ? change.verdict : "plain",
    },
    { text: value(second) },
    { text: change ? describe(change) : "" },
  ];
}

/** "▲ 2.1 pts, better" */
function describe(change: Change): string {
  const verdict = { good: ", better", bad: ", worse", neither: "" }[change.verdict];
  return formatChange(change) + (change.smallSample ? ", few contacts" : verdict);
}

function pictureBlock(drawn: DrawnComparison): Block[] {
  if (drawn.kind === "missing") return [quiet(`No chart: ${drawn.problem.say}`)];
  const { chart, picture } = drawn;
  if (!("series" in chart)) return [];
  const rows = chart.series.map(({ name, values }) => `${name}: ${drawBarRow(values) || "no data"}`);
  const span = `${chart.title}, ${chart.labels[0] ?? ""} to ${chart.labels.at(-1) ?? ""}`;
  return [{ kind: "image", ...picture, lines: [span, ...rows] }];
}

const quiet = (text: string): Block => ({ kind: "text", text, tone: "quiet" });
