import type { Card, CardAction } from "../../cards/card.js";
import type { Period } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { describePeriod } from "../../conversation/period.js";
import { totalContacts } from "../../wxcc/statistics/total-contacts.js";
import type { Ask } from "../command.js";
import { describeAsOf } from "../queue-stats/describe-moments.js";
import { filtersLine } from "../queue-stats/filters-line.js";
import { footerLines } from "../queue-stats/footer-lines.js";
import { noContacts } from "../queue-stats/no-contacts.js";
import { queueTable } from "../queue-stats/queue-table.js";
import { rankQueues } from "../queue-stats/rank-queues.js";
import type { OrgFigures } from "../queue-stats/read-org-figures.js";

/** As many as fit into a card and into a message's text with room to spare. */
const queuesPerPage = 20;

/** One page of all queues in the order of `queue stats`; a page beyond the last is the last. */
export function pageCard(
  ask: Pick<Ask, "text" | "sentence" | "zone">,
  period: Period,
  figures: OrgFigures,
  wantedPage: number,
  now: number,
): Card {
  const { org, current, queues } = figures;
  const ranked = rankQueues(current.rows);
  const pages = Math.max(1, Math.ceil(ranked.length / queuesPerPage));
  const page = Math.min(wantedPage, pages);
  const start = (page - 1) * queuesPerPage;
  const shown = ranked.slice(start, start + queuesPerPage);
  const at = (name: string, args: string): CardAction => ({
    kind: "ask",
    label: name,
    ask: askText("all queues", { ...ask.sentence, args, period: period.phrase }),
  });
  const place = `Queues ${start + 1}–${start + shown.length} of ${ranked.length} · page ${page} of ${pages}`;
  return {
    title: "All queues",
    summary: shown.length > 0 ? place : `${noContacts(figures).summary} in this period`,
    subtitle: [
      `${org.name} · ${describeAsOf(current.asOf, now, ask.zone, period.open)}`,
      describePeriod(period),
      ...[filtersLine(ask.sentence.filters, queues), shown.length > 0 ? place : undefined].filter(
        (line) => line !== undefined,
      ),
    ],
    blocks:
      shown.length > 0
        ? [queueTable(shown, [], org.settings)]
        : [{ kind: "text", text: noContacts(figures).sentence, strong: true }],
    actions: [
      ...(page < pages ? [at("Next page", `page ${page + 1}`)] : []),
      ...(page > 1 ? [at("Previous page", `page ${page - 1}`)] : []),
      { kind: "ask", label: "Refresh", ask: ask.text },
      {
        kind: "ask",
        label: "Queue stats",
        ask: askText("queue stats", { ...ask.sentence, args: "", period: period.phrase }),
      },
    ],
    footer: footerLines(current, totalContacts(current), org.settings),
  };
}
