import type { Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import { metric } from "../../metrics/definitions.js";
import { serviceLevelAs } from "../../metrics/service-level.js";
import type { Sums } from "../../metrics/sums.js";
import { fileName } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import { explainDifferences } from "./explain-differences.js";
import type { BothSources } from "./read-both-sources.js";
import { pairQueues } from "./sources-section.js";

const shown = [
  metric.offered,
  metric.answered,
  metric.abandoned,
  metric.short,
  metric.serviceLevel,
  metric.abandonment,
  metric.averageWait,
  metric.asa,
  metric.talkTime,
  metric.aht,
];

/** Two rows per queue, one of each source: everything that the migration is checked by. */
export function sourcesTable(range: Period, answers: OrgAnswers<BothSources>): AnswerTable {
  const orgs = answers.answered;
  return {
    name: fileName("compare-sources", range),
    title: "Sources",
    zone: range.zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: "Source", kind: "text" },
      { title: "Service level of the answered", kind: "percent" },
      ...shown.map(({ name, unit }) => ({ title: name, kind: unit })),
    ],
    rows: orgs.flatMap(({ org, rest, search }) => {
      const [ofRest, ofSearch] = [rest, search].map((answer) => (answer.kind === "rows" ? answer.rows : []));
      const row = (queue: string, source: string, sums: Sums | undefined): TableValue[][] =>
        sums
          ? [[org.name, queue, source, serviceLevelAs("A", sums), ...shown.map((of) => of.compute(sums, org.settings))]]
          : [];
      return pairQueues(ofRest ?? [], ofSearch ?? []).flatMap((pair) => [
        ...row(pair.name, "REST", pair.rest),
        ...row(pair.name, "Search", pair.search),
      ]);
    }),
    about: [
      ["Period", describePeriod(range)],
      ...missingOrgs(answers),
      ...orgs.flatMap(({ org, rest, search }) =>
        rest.kind === "rows" && search.kind === "rows"
          ? explainDifferences(rest.total, search.total, org.settings, search.visits).lines.map(
              (line) => [org.name, line] as const,
            )
          : [[org.name, "One of the two sources did not answer."] as const],
      ),
    ],
  };
}
