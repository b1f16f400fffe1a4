import type { Period } from "../../conversation/ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { AnswerTable } from "../../files/table.js";
import { fileName } from "../about-figures.js";
import type { Listening } from "./read-listenings.js";

/** Every listening and every attempt, newest first. */
export function listeningsTable(
  listenings: readonly Listening[],
  period: Period,
  orgNames: readonly string[],
  missing: readonly (readonly [string, string])[],
): AnswerTable {
  return {
    name: fileName("audit-recordings", period),
    title: "Who listened",
    zone: period.zone,
    columns: [
      { title: "Time", kind: "time" },
      { title: "Contact centre", kind: "text" },
      { title: "Person", kind: "text" },
      { title: "What", kind: "text" },
      { title: "Outcome", kind: "text" },
      { title: "Sensitive", kind: "text" },
      { title: "Task", kind: "text" },
      { title: "Space", kind: "text" },
    ],
    rows: listenings.map(({ at, org, person, act, refused, sensitive, taskId, space }) => [
      at,
      org.name,
      person,
      act,
      refused ? "refused" : "allowed",
      sensitive ? "yes" : "no",
      taskId ?? null,
      space,
    ]),
    about: [
      ...orgNames.map((name) => ["Contact centre", name] as const),
      ...missing,
      ["Period", describePeriod(period)],
      ["Source", "Floorwalker's audit trail"],
    ],
  };
}
