import type { Filters, Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableColumn, TableValue } from "../../files/table.js";
import { totalOf } from "../../metrics/add-sums.js";
import { metric } from "../../metrics/definitions.js";
import { intervalEnd } from "../../wxcc/statistics/intervals.js";
import { aboutFigures, fileName } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { waitMetric } from "../queue-stats/headline.js";
import type { OrgSummary } from "./read-org-summary.js";
import type { DrawnSummary } from "./summary-section.js";
import { usualNotes } from "./usual-notes.js";

const columns: readonly TableColumn[] = [
  { title: "Contact centre", kind: "text" },
  { title: "Queue", kind: "text" },
  { title: "Channel", kind: "text" },
  { title: "From", kind: "time" },
  { title: "To", kind: "time" },
  { title: "Offered", kind: "count" },
  { title: "Handled", kind: "count" },
  { title: "Abandoned", kind: "count" },
  { title: "Service level", kind: "percent" },
  { title: "Wait", kind: "duration" },
  { title: "Average handle time", kind: "duration" },
  { title: "Average talk time", kind: "duration" },
];

/** Every hour (or day) of every queue and channel, and those of the times before that make the usual, marked as such. */
export function summaryTable(period: Period, filters: Filters, answers: OrgAnswers<DrawnSummary>): AnswerTable {
  const summaries = answers.answered.map(({ summary }) => summary);
  return {
    name: fileName("summary", period),
    title: "Summary",
    zone: period.zone,
    columns,
    rows: summaries.flatMap(rowsOf),
    about: [
      ["Period", describePeriod(period)],
      ...missingOrgs(answers),
      ["Time zone", period.zone],
      ["Filters", filtersLine(filters) ?? "none"],
      ...summaries.flatMap((summary) => [
        ...aboutFigures(summary.org, summary.current, totalOf(summary.totals)),
        ...usualNotes(summary).map((note) => ["Note", note] as const),
      ]),
    ],
  };
}

function rowsOf({ org, rows, field, span: { interval } }: OrgSummary): TableValue[][] {
  const before = (field?.before ?? []).flatMap((stretch) => stretch.rows);
  return [...before, ...rows]
    .sort((a, b) => a.from - b.from || a.queueName.localeCompare(b.queueName, "en"))
    .map(({ queueName, channel, from, sums }) => [
      org.name,
      queueName,
      channel,
      from,
      intervalEnd(from, interval),
      ...[
        metric.offered,
        metric.answered,
        metric.abandoned,
        metric.serviceLevel,
        waitMetric(sums),
        metric.aht,
        metric.talkTime,
      ].map((of) => of.compute(sums, org.settings)),
    ]);
}
