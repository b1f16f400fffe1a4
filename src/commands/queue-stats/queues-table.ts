import type { Filters, Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import { metrics } from "../../metrics/definitions.js";
import type { Sums } from "../../metrics/sums.js";
import { totalContacts } from "../../wxcc/statistics/total-contacts.js";
import { aboutFigures, fileName } from "../about-figures.js";
import type { OrgAnswers } from "./ask-each-org.js";
import { missingOrgs } from "./failed-orgs.js";
import { filtersLine } from "./filters-line.js";
import type { OrgFigures } from "./read-org-figures.js";

/** Figures of a moment have no place in a table of a period. */
const shown = metrics.filter(({ id }) => !/now$/i.test(id));

/** Every queue on every channel with every figure; what the source does not know is empty. */
export function queuesTable(
  what: string,
  period: Period,
  filters: Filters,
  answers: OrgAnswers<OrgFigures>,
): AnswerTable {
  const orgs = answers.answered;
  const known = shown.filter((of) =>
    orgs.some(({ org, current }) => current.rows.some(({ sums }) => of.compute(sums, org.settings) !== null)),
  );
  const values = ({ org }: OrgFigures, sums: Sums): TableValue[] => known.map((of) => of.compute(sums, org.settings));
  return {
    name: fileName(what, period),
    title: "Queues",
    zone: period.zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: "Channel", kind: "text" },
      ...known.map(({ name, unit }) => ({ title: name, kind: unit })),
    ],
    rows: orgs.flatMap((figures) =>
      figures.current.rows.map((row) => [figures.org.name, row.queueName, row.channel, ...values(figures, row.sums)]),
    ),
    about: [
      ["Period", describePeriod(period)],
      ...missingOrgs(answers),
      ["Time zone", period.zone],
      ["Filters", filtersLine(filters) ?? "none"],
      ...orgs.flatMap(({ org, current }) => aboutFigures(org, current, totalContacts(current))),
      ...known.map(({ name, formula }) => [`Definition of ${name}`, formula] as const),
    ],
  };
}
