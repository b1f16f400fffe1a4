import type { Chart } from "../../charts/chart.js";
import { totalsBy } from "../../metrics/add-sums.js";
import type { Sums } from "../../metrics/sums.js";
import { axisLabels } from "../trend/name-interval.js";
import { usualName } from "./name-usual.js";
import type { Place } from "./places.js";
import type { OrgSummary } from "./read-org-summary.js";
import { usualAt } from "./usual.js";

/** Handled and abandoned on top of each other by hour or day, and what both are usually as a line over them. */
export function summaryChart(summary: OrgSummary): Extract<Chart, { kind: "line" | "bar" | "stacked-bar" }> {
  const { span, totals, field, places } = summary;
  const sums = totalsBy(totals, ({ from }) => from);
  const usual = new Map(places.map((place) => [place.from, field && usualAt(field, place)]));
  const seen = busyPart(places, ({ from }) => ended(sums.get(from)) > 0 || ended(usual.get(from)) >= 0.5);
  const counts = (of: "answered" | "abandoned") => seen.map(({ from }) => sums.get(from)?.[of] ?? 0);
  return {
    kind: "stacked-bar",
    title: `Contacts by ${span.interval.step === "hour" ? "hour" : "day"}`,
    unit: "count",
    labels: axisLabels(
      seen.map((place) => ({ ...place, whole: true, sums: undefined })),
      span.interval,
    ),
    series: [
      { name: "handled", values: counts("answered") },
      { name: "abandoned", values: counts("abandoned") },
    ],
    ...(field && {
      line: {
        name: usualName(summary),
        values: seen.map(({ from }) => {
          const there = usual.get(from);
          return there ? ended(there) : null;
        }),
      },
    }),
  };
}

/** Everybody whose contact ended as a bar shows it. */
const ended = (sums: Sums | undefined) => (sums ? sums.answered + sums.abandoned : 0);

/** Without the hours at both ends of the day in which nothing happens; all of them when nothing ever does. */
function busyPart(places: readonly Place[], isBusy: (place: Place) => boolean): readonly Place[] {
  const first = places.findIndex(isBusy);
  return first < 0 ? places : places.slice(first, places.findLastIndex(isBusy) + 1);
}
