import type { Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import type { MetricDefinition } from "../../metrics/definition.js";
import { aboutFigures, fileName } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import type { OrgTrend } from "./read-org-trend.js";
import { stepName } from "./steps.js";
import { pointValue } from "./trend-line.js";

/** Every interval of every line, with the number of contacts that its value rests on. */
export function trendTable(
  of: MetricDefinition,
  period: Period,
  step: OrgTrend["interval"]["step"],
  answers: OrgAnswers<{ readonly trend: OrgTrend }>,
): AnswerTable {
  const trends = answers.answered.map(({ trend }) => trend);
  return {
    name: fileName(`trend-${of.id}`, period),
    title: `${of.name} by ${stepName(step)}`,
    zone: period.zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: "From", kind: "time" },
      { title: "To", kind: "time" },
      { title: of.name, kind: of.unit },
      { title: "Contacts", kind: "count" },
    ],
    rows: trends.flatMap(({ org, lines }) =>
      lines.flatMap(({ name, queueId, points, total }) =>
        points.map(({ from, to, sums }): TableValue[] => [
          org.name,
          queueId === undefined ? "all" : name,
          from,
          to,
          pointValue(of, sums, total, org.settings),
          sums ? of.sample(sums, org.settings) : 0,
        ]),
      ),
    ),
    about: [
      ["Period", describePeriod(period)],
      ...missingOrgs(answers),
      ["Definition", `${of.name}: ${of.formula}`],
      ...trends.flatMap(({ org, current, all }) => aboutFigures(org, current, all.total)),
    ],
  };
}
