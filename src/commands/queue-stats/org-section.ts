import type { Block } from "../../cards/card.js";
import { totalsBy } from "../../metrics/add-sums.js";
import { metric } from "../../metrics/definitions.js";
import { formatPercent } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { QueueRow } from "../../wxcc/statistics/source.js";
import { totalContacts, totalRows } from "../../wxcc/statistics/total-contacts.js";
import { countsLine } from "./counts-line.js";
import { footerLines } from "./footer-lines.js";
import { headline } from "./headline.js";
import { noContacts } from "./no-contacts.js";
import { queueTable } from "./queue-table.js";
import { type QueueTotal, rankQueues } from "./rank-queues.js";
import type { Before, OrgFigures } from "./read-org-figures.js";
import { targetsOf } from "./targets.js";

/** One org's part of the card. */
export interface OrgSection {
  readonly blocks: readonly Block[];
  readonly footer: readonly string[];
  /** "service level 77.0 %" or "no contacts", to follow the org's name. */
  readonly summary: string;
  readonly ranked: readonly QueueTotal[];
  /** True when the queues did not all find room. */
  readonly more: boolean;
}

/** Headline, counts and the queues that need help, at most `mostQueues` of them; dashes and no table without contacts. */
export function orgSection(figures: OrgFigures, beforeName: string, mostQueues: number): OrgSection {
  const { org, current, before, queues } = figures;
  const { settings } = org;
  const total = totalContacts(current);
  const ranked = rankQueues(current.rows);
  const only = onlyQueue(figures, ranked);
  const blocks: Block[] = [
    ...(isEmpty(total) ? [{ kind: "text" as const, text: noContacts(figures).sentence, strong: true }] : []),
    {
      kind: "figures",
      figures: headline({
        total,
        before: before.kind === "figures" ? totalContacts(before.statistics) : undefined,
        beforeName,
        settings,
        channels: channelTotals(totalRows(current)),
        targets: targetsOf(settings, only),
        thresholdSeconds: queues?.length === 1 ? queues[0]?.serviceLevelThresholdSeconds : undefined,
      }),
    },
    ...missingBefore(before, beforeName),
    ...(isEmpty(total) ? [] : [{ kind: "text" as const, text: countsLine(total, settings), tone: "quiet" as const }]),
    ...(ranked.length > 1 ? [queueTable(ranked.slice(0, mostQueues), ranked.slice(mostQueues), settings)] : []),
  ];
  const sl = formatPercent(metric.serviceLevel.compute(total, settings));
  return {
    blocks,
    footer: footerLines(current, total, settings),
    summary: isEmpty(total) ? noContacts(figures).summary : `service level ${sl}`,
    ranked,
    more: ranked.length > mostQueues,
  };
}

/** Totals by channel, busiest first. */
export const channelTotals = (rows: readonly Pick<QueueRow, "channel" | "sums">[]) =>
  [...totalsBy(rows, (row) => row.channel)]
    .map(([channel, sums]) => ({ channel, sums }))
    .sort((a, b) => b.sums.offered - a.sums.offered);

const isEmpty = (total: Sums) => total.offered === 0 && total.answered === 0 && total.abandoned === 0;

/** The queue the headline is about, when it is about one only: its own target counts. */
function onlyQueue({ queues }: OrgFigures, ranked: readonly QueueTotal[]): string | undefined {
  if (queues?.length === 1) return queues[0]?.id;
  return queues === undefined && ranked.length === 1 ? ranked[0]?.queueId : undefined;
}

function missingBefore(before: Before, beforeName: string): Block[] {
  if (before.kind === "missing") return [quiet(`No comparison with ${beforeName}: ${before.problem.say}`)];
  if (before.kind === "other-source")
    return [
      quiet(`No comparison with ${beforeName}: those figures come from the other source, which counts differently.`),
    ];
  return [];
}

const quiet = (text: string): Block => ({ kind: "text", text, tone: "quiet" });
