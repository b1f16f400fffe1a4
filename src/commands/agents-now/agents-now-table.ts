import type { AnswerTable, TableValue } from "../../files/table.js";
import { stateName } from "../../wxcc/agents/describe-state.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { missingOrgs } from "../queue-stats/failed-orgs.js";
import type { OrgPresent } from "./read-present.js";

/** Everybody who is signed in, with the state and since when. */
export const agentsNowTable = (zone: string, answers: OrgAnswers<OrgPresent>): AnswerTable => ({
  name: "agents-now",
  title: "Agents now",
  zone,
  columns: [
    { title: "Contact centre", kind: "text" },
    { title: "Team", kind: "text" },
    { title: "Agent", kind: "text" },
    { title: "Channel", kind: "text" },
    { title: "State", kind: "text" },
    { title: "Idle reason", kind: "text" },
    { title: "Since", kind: "time" },
    { title: "Time in state", kind: "duration" },
  ],
  rows: answers.answered.flatMap(({ org, agents }) =>
    agents.map(({ team, name, channel, state, idleCode, since, inStateMs }): TableValue[] => [
      ...[org.name, team, name, channel, stateName(state), idleCode ?? null, since, inStateMs],
    ]),
  ),
  about: [
    ...missingOrgs(answers),
    ...answers.answered.flatMap(({ org, asOf, narrowedTo }) => [
      ["Contact centre", org.name] as const,
      ["As of", new Date(asOf).toISOString()] as const,
      ...(narrowedTo === undefined ? [] : [["Narrowed to", narrowedTo] as const]),
      ["Source", "Search API, sessions that began within the last 24 hours"] as const,
    ]),
  ],
});
