import { asProblem } from "../../errors.js";
import type { Services } from "../command.js";
import type { ComparisonAnswer } from "./comparison-card.js";
import { type ChartWanted, comparisonChart } from "./comparison-chart.js";
import type { OrgComparison } from "./sides.js";

/** Adds the picture. The figures do not fail with it: without one the card says why. */
export async function drawComparison(
  comparison: OrgComparison,
  wanted: ChartWanted,
  services: Pick<Services, "statistics" | "charts">,
): Promise<ComparisonAnswer> {
  try {
    const chart = await comparisonChart(comparison, wanted, services);
    return { comparison, drawn: { kind: "picture", chart, picture: await services.charts.put(chart) } };
  } catch (error) {
    return { comparison, drawn: { kind: "missing", problem: asProblem(error) } };
  }
}
