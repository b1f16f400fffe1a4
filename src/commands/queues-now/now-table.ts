import type { AnswerTable } from "../../files/table.js";
import { metric } from "../../metrics/definitions.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import type { OrgWaiting } from "./read-waiting.js";

/** Every queue in which somebody waits. */
export function nowTable(answers: OrgAnswers<OrgWaiting>, zone: string): AnswerTable {
  const orgs = answers.answered;
  return {
    name: "queues-now",
    title: "Queues now",
    zone,
    columns: [
      { title: "Contact centre", kind: "text" },
      { title: "Queue", kind: "text" },
      { title: metric.waitingNow.name, kind: "count" },
      { title: metric.longestWaitNow.name, kind: "duration" },
      { title: "As of", kind: "time" },
    ],
    rows: orgs.flatMap(({ org, asOf, rows }) =>
      rows.map((row) => [org.name, row.queueName, row.waiting, Math.max(0, asOf - row.oldestCreatedAt), asOf]),
    ),
    about: [
      ...orgs.map(({ org }) => ["Contact centre", org.name] as const),
      ...missingOrgs(answers),
      ["Time zone", zone],
      ["Source", "Search API"],
      ["Note", metric.waitingNow.caveat],
      ["Note", metric.longestWaitNow.caveat],
    ],
  };
}
