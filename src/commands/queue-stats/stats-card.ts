import type { Block, Card } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import type { Ask } from "../command.js";
import type { OrgAnswers } from "./ask-each-org.js";
import { describeAsOf, describePreviousWeek } from "./describe-moments.js";
import { failedOrgBlocks, howManyAnswered } from "./failed-orgs.js";
import { filtersLine } from "./filters-line.js";
import { joinFooters } from "./join-footers.js";
import { type OrgSection, orgSection } from "./org-section.js";
import type { OrgFigures } from "./read-org-figures.js";
import { statsActions } from "./stats-actions.js";

/** The queues that need help; the rest is one row and one button. With several orgs there is room for fewer of each. */
const mostQueues = 10;
const mostQueuesOfSeveral = 3;

/** The card of `queue stats`: one org as the whole card, several as one section each. */
export function statsCard(
  ask: Pick<Ask, "text" | "sentence" | "period" | "zone">,
  period: Period,
  answers: OrgAnswers<OrgFigures>,
  now: number,
): Card {
  const beforeName = describePreviousWeek(period);
  const alone = answers.answered.length + answers.failed.length === 1;
  const most = alone ? mostQueues : mostQueuesOfSeveral;
  const parts = answers.answered.map((figures) => ({ figures, section: orgSection(figures, beforeName, most) }));
  const [first] = parts;
  const asOf = ({ current }: OrgFigures) => describeAsOf(current.asOf, now, ask.zone, period.open);
  const more = parts.flatMap(({ figures, section }) => (section.more ? moreQueues(ask, figures, section, alone) : []));
  return {
    title: "Queue stats",
    ...summaryOf(parts),
    subtitle: [
      ...(alone && first ? [`${first.figures.org.name} · ${asOf(first.figures)}`] : []),
      describePeriod(period),
      ...[
        howManyAnswered(answers),
        filtersLine(ask.sentence.filters, alone ? first?.figures.queues : undefined),
      ].filter((line) => line !== undefined),
    ],
    blocks: [
      ...parts.flatMap(({ figures, section }): Block[] => [
        ...(alone
          ? []
          : [{ kind: "text" as const, text: `${figures.org.name} · ${asOf(figures)}`, heading: true as const }]),
        ...section.blocks,
      ]),
      ...(more.length > 0 ? [{ kind: "actions" as const, actions: more }] : []),
      ...failedOrgBlocks(answers),
    ],
    actions: statsActions(ask, alone && first ? first.section.ranked : []),
    footer: joinFooters(parts.map(({ figures, section }) => ({ org: figures.org.name, lines: section.footer }))),
  };
}

type Part = { readonly figures: OrgFigures; readonly section: OrgSection };

/** One org's figures are a summary of themselves; of several orgs each is named with its service level. */
function summaryOf(parts: readonly Part[]): { summary?: string } {
  if (parts.length === 0) return { summary: "no org answered" };
  const [only, ...others] = parts;
  if (only && others.length === 0)
    return only.section.ranked.length === 0 ? { summary: `${only.section.summary} in this period` } : {};
  return { summary: parts.map(({ figures, section }) => `${figures.org.name} ${section.summary}`).join(", ") };
}

/** "All 60 queues" */
function moreQueues(
  { sentence, period }: Pick<Ask, "sentence" | "period">,
  { org }: OrgFigures,
  { ranked }: OrgSection,
  alone: boolean,
) {
  const filters = alone ? sentence.filters : { ...sentence.filters, org: [org.name] };
  const label = `All ${ranked.length} queues${alone ? "" : ` of ${org.name}`}`;
  const ask = askText("all queues", { period: period?.phrase, filters, zone: sentence.zone });
  return [{ kind: "ask" as const, label, ask }];
}
