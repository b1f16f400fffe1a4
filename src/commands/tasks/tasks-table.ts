import type { Filters, Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import type { Task } from "../../wxcc/tasks/task.js";
import { fileName } from "../about-figures.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import type { OrgTasks } from "./read-org-tasks.js";

/** Every contact of every org, newest first; customers stay masked, because a file is read in a space as well. */
export function tasksTable(answers: OrgAnswers<OrgTasks>, period: Period, filters: Filters): AnswerTable {
  const orgs = answers.answered;
  return {
    name: fileName("tasks", period),
    title: "Tasks",
    zone: period.zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Task", kind: "text" },
      { title: "Created", kind: "time" },
      { title: "Channel", kind: "text" },
      { title: "Direction", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: "Agent", kind: "text" },
      { title: "Status", kind: "text" },
      { title: "Wrap-up", kind: "text" },
      { title: "Customer", kind: "text" },
      { title: "Recording", kind: "text" },
    ],
    rows: rowsOf(orgs),
    about: [
      ...orgs.map(({ org }) => ["Contact centre", org.name] as const),
      ...missingOrgs(answers),
      ["Period", describePeriod(period)],
      ["Filters", filtersLine(filters) ?? "none"],
      ["Source", "Get Tasks"],
      ["Queue, agent", "the last ones of the contact"],
      ["Status abandoned", "includes short calls"],
      ["Customer", "masked"],
    ],
  };
}

function* rowsOf(orgs: readonly OrgTasks[]): Iterable<readonly TableValue[]> {
  for (const { org, tasks } of orgs) for (const task of tasks) yield row(org.name, task);
}

const row = (org: string, task: Task): readonly TableValue[] => [
  org,
  task.id,
  task.createdAt,
  task.channel,
  task.direction ?? null,
  task.queue?.name ?? null,
  task.agent?.name ?? null,
  task.status,
  task.wrapUp ?? null,
  task.customer,
  task.recorded === undefined ? null : task.recorded ? "yes" : "no",
];
