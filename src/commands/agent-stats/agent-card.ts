import type { Block, Card, CardAction } from "../../cards/card.js";
import { describePeriod } from "../../conversation/period.js";
import { formatCount } from "../../metrics/format.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "../queue-stats/ask-each-org.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "../queue-stats/failed-orgs.js";
import { joinFooters } from "../queue-stats/join-footers.js";
import { agentActions } from "./agent-actions.js";
import { agentHeadline } from "./agent-headline.js";
import { agentRows, channelRows, teamRows } from "./agent-rows.js";
import { sourceLines } from "./agent-table.js";
import { type AgentWords, askAgentStats } from "./read-agent-words.js";
import type { OrgAgents } from "./read-org-agents.js";

/** Fewer of each org when there are several. */
const agentsPerPage = 12;
const agentsOfSeveral = 4;

/** The card of `agent stats`: one org as the whole card, several as one section each. */
export function agentCard(
  ask: Pick<Ask, "text" | "sentence" | "zone">,
  words: AgentWords,
  answers: OrgAnswers<OrgAgents>,
  now: number,
): Card {
  const alone = answers.answered.length + answers.failed.length === 1;
  const [first] = answers.answered;
  const asOf = ({ org, current }: OrgAgents) => `${org.name} · ${describeAsOf(current.asOf, now, ask.zone)}`;
  return {
    title: "Agent stats",
    summary: answers.answered.map((org) => summaryOf(org, alone)).join(", ") || "no org answered",
    subtitle: [
      ...(alone && first ? [asOf(first)] : []),
      describePeriod(words.period),
      ...[howManyAnswered(answers), alone ? first?.narrowedTo : undefined].filter((line) => line !== undefined),
    ],
    blocks: [
      ...answers.answered.flatMap((org): Block[] => [
        ...(alone ? [] : [{ kind: "text" as const, text: asOf(org), heading: true as const }]),
        ...orgBlocks(ask, words, org, alone),
      ]),
      ...failedOrgBlocks(answers),
    ],
    actions: agentActions(ask, words, alone ? first : undefined),
    footer: joinFooters(answers.answered.map(({ org, current }) => ({ org: org.name, lines: sourceLines(current) }))),
  };
}

function summaryOf({ org, agents, total }: OrgAgents, alone: boolean): string {
  const figures =
    agents.length === 0
      ? "nobody was signed in"
      : `${formatCount(total.handled)} handled by ${formatCount(agents.length)} ${agents.length === 1 ? "agent" : "agents"}`;
  return alone ? figures : `${org.name}: ${figures}`;
}

function orgBlocks(ask: Pick<Ask, "sentence">, words: AgentWords, org: OrgAgents, alone: boolean): Block[] {
  const perPage = alone ? agentsPerPage : agentsOfSeveral;
  const { agents, teams, total, current } = org;
  const pages = Math.max(1, Math.ceil(agents.length / perPage));
  const page = Math.min(words.page, pages);
  const shown = agents.slice((page - 1) * perPage, page * perPage);
  const rest = agents.slice(page * perPage);
  const [only, ...others] = agents;
  return [
    ...(agents.length === 0
      ? [{ kind: "text" as const, text: "Nobody was signed in in this period.", strong: true }]
      : []),
    ...signInNote(org),
    { kind: "figures", figures: agentHeadline(total, agents.length) },
    ...(page === 1 ? teamRows(teams) : []),
    ...(only && others.length === 0 ? channelRows(current.rows) : agentRows(shown, rest, words.order)),
    ...pageButtons(ask, words, org, { alone, page, pages }),
  ];
}

function pageButtons(
  { sentence }: Pick<Ask, "sentence">,
  words: AgentWords,
  { org, agents }: OrgAgents,
  { alone, page, pages }: { alone: boolean; page: number; pages: number },
): Block[] {
  if (pages === 1) return [];
  const filters = alone ? sentence.filters : { ...sentence.filters, org: [org.name] };
  const ask = (to: number) => askAgentStats(sentence, words, { filters, page: to });
  const actions: CardAction[] = alone
    ? [
        ...(page < pages ? [{ kind: "ask" as const, label: "More agents", ask: ask(page + 1) }] : []),
        ...(page > 1 ? [{ kind: "ask" as const, label: "Previous agents", ask: ask(page - 1) }] : []),
      ]
    : [{ kind: "ask", label: `All ${agents.length} agents of ${org.name}`, ask: ask(1) }];
  return [{ kind: "actions", actions }];
}

/** Search keeps whole sessions: of a part of a day it knows only who signed in within it. */
function signInNote({ current }: OrgAgents): Block[] {
  if (current.source !== "search" || !current.partOfDay) return [];
  return [
    {
      kind: "text",
      text: "Only agents who signed in within this period are counted, each with the whole session. Ask for whole days to see everybody.",
      tone: "warning",
    },
  ];
}
