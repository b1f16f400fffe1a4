import type { Filters, Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import { fileName } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import type { OrgRecorded } from "./read-org-recorded.js";

/** Every recorded contact of every org. A file is read in a space as well: no address, no text, customers masked. */
export function recordingsTable(answers: OrgAnswers<OrgRecorded>, period: Period, filters: Filters): AnswerTable {
  return {
    name: fileName("recordings", period),
    title: "Recordings",
    zone: period.zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Task", kind: "text" },
      { title: "Created", kind: "time" },
      { title: "Channel", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: "Agent", kind: "text" },
      { title: "Team", kind: "text" },
      { title: "Customer", kind: "text" },
      { title: "Whole contact", kind: "duration" },
      { title: "Recordings ready", kind: "count" },
      { title: "Deleted", kind: "text" },
    ],
    rows: rowsOf(answers.answered),
    about: [
      ...answers.answered.map(({ org }) => ["Contact centre", org.name] as const),
      ...missingOrgs(answers),
      ["Period", describePeriod(period)],
      ["Filters", filtersLine(filters) ?? "none"],
      ["Source", "Search API, contacts that were to be recorded or have a recording"],
      ["Queue, agent, team", "the last ones of the contact"],
      ["Customer", "masked"],
    ],
  };
}

function* rowsOf(orgs: readonly OrgRecorded[]): Iterable<readonly TableValue[]> {
  for (const { org, tasks } of orgs)
    for (const task of tasks)
      yield [
        org.name,
        task.id,
        task.createdAt,
        task.channel,
        task.queue?.name ?? null,
        task.agent?.name ?? null,
        task.teamName ?? null,
        task.customer,
        task.totalMs,
        task.recordings,
        task.deleted ? "yes" : "no",
      ];
}
