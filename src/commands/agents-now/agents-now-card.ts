import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Card, Cell, Column } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import { formatCount, formatDuration } from "../../metrics/format.js";
import { stateName } from "../../wxcc/agents/describe-state.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { countPresence, presenceWords } from "./count-presence.js";
import type { OrgPresent, PresentAgent } from "./read-present.js";

/** Of each state; fewer when several orgs share the card. */
const mostOfState = 8;
const mostOfSeveral = 3;

/** The card of `agents now`: who has been in a state longest stands first. */
export function agentsNowCard(ask: Pick<Ask, "text" | "sentence" | "zone">, answers: OrgAnswers<OrgPresent>): Card {
  const { filters } = ask.sentence;
  const alone = answers.answered.length + answers.failed.length === 1;
  const [first] = answers.answered;
  const moment = ({ org, asOf }: OrgPresent) =>
    `${org.name} · as of ${format(asOf, "HH:mm:ss", { in: tz(ask.zone) })} (${ask.zone})`;
  return {
    title: "Agents now",
    summary: answers.answered.map((present) => summaryOf(present, alone)).join(", ") || "no org answered",
    subtitle: [alone && first ? moment(first) : howManyAnswered(answers), alone ? first?.narrowedTo : undefined].filter(
      (line) => line !== undefined,
    ),
    blocks: [
      ...answers.answered.flatMap((present): Block[] => [
        ...(alone ? [] : [{ kind: "text" as const, text: moment(present), heading: true as const }]),
        ...presentBlocks(present, alone ? mostOfState : mostOfSeveral),
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: [
      { kind: "ask", label: "Refresh", ask: ask.text, primary: true },
      { kind: "ask", label: "Agent stats today", ask: askText("agent stats", { period: "today", filters }) },
      { kind: "ask", label: "Queues now", ask: askText("queues now", { filters: { org: filters.org } }) },
    ],
    footer: [
      "Source: Search API; only sessions that began within the last 24 hours.",
      "An agent of several channels stands with the state of voice, or of the busiest channel. Busy is every state with a contact, wrap-up included.",
    ],
  };
}

function summaryOf({ org, agents }: OrgPresent, alone: boolean): string {
  const words = agents.length === 0 ? "nobody is signed in" : presenceWords(countPresence(agents));
  return alone ? words : `${org.name}: ${words}`;
}

function presentBlocks({ agents }: OrgPresent, most: number): Block[] {
  const { available, busy, idle } = countPresence(agents);
  const states = [...new Set(agents.map(({ state }) => state))];
  const figure = (label: string, count: number) => ({
    label,
    value: formatCount(count),
    tone: "plain" as const,
    notes: [],
  });
  if (agents.length === 0) return [{ kind: "text", text: "Nobody is signed in.", strong: true }];
  return [
    {
      kind: "figures",
      figures: [
        figure("Signed in", agents.length),
        figure("Available", available),
        figure("Busy", busy),
        figure("Idle", idle),
      ],
    },
    ...states.map((state) =>
      stateTable(
        state,
        agents.filter((agent) => agent.state === state),
        most,
      ),
    ),
  ];
}

function stateTable(state: string, agents: readonly PresentAgent[], most: number): Block {
  const reasons = state === "idle";
  const columns: Column[] = [
    { title: "Agent", align: "left", weight: 6 },
    ...(reasons ? [{ title: "Reason", align: "left" as const, weight: 3 }] : []),
    { title: "For", align: "right", weight: 3 },
    { title: "Team", align: "left", weight: 2, detail: true },
  ];
  const cells = ({ name, idleCode, inStateMs, team }: PresentAgent): Cell[] =>
    [name, ...(reasons ? [idleCode ?? "—"] : []), formatDuration(inStateMs), team].map((text) => ({ text }));
  const rest = agents.slice(most);
  return {
    kind: "table",
    title: `${stateName(state)} · ${formatCount(agents.length)}`,
    columns,
    rows: agents.slice(0, most).map(cells),
    ...(rest.length > 0 && { rest: restCells(rest, reasons) }),
  };
}

function restCells(rest: readonly PresentAgent[], reasons: boolean): Cell[] {
  const longest = Math.max(...rest.map(({ inStateMs }) => inStateMs));
  const texts = [`… ${rest.length} more`, ...(reasons ? [""] : []), `at most ${formatDuration(longest)}`, ""];
  return texts.map((text) => ({ text, tone: "quiet" }));
}
