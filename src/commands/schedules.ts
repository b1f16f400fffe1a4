import type { Block, Card, CardAction } from "../cards/card.js";
import type { ScheduleRecord } from "../store/schedule-records.js";
import type { Command } from "./command.js";
import { readViews, type ScheduleView } from "./schedule/read-view.js";
import { scheduleActions } from "./schedule/schedule-actions.js";
import { scheduleFacts } from "./schedule/schedule-facts.js";

/** What fits into one message with all its buttons. */
const A_PAGE = 6;

/** What is posted here by itself. */
export const schedules: Command = {
  name: "schedules",
  words: ["schedules"],
  help: "Lists what is posted here by itself, with buttons to change it.",
  details:
    "For each schedule: the question, when it is due, its next run on this space's clocks, how the last one went and whose " +
    "rights decide. Its owner and the managers of the contact centre may change it. schedules 2 shows the next page.",
  examples: ["schedules"],
  needs: "viewer",
  resolvesOrgs: true,
  filters: [],
  args: "[page]",
  async run({ asker, sentence }, services) {
    await services.access.linkedOrgs(asker);
    const all = (await services.store.schedules.find({ spaceId: asker.spaceId })).sort(byTime);
    const pages = Math.max(1, Math.ceil(all.length / A_PAGE));
    const page = Math.min(pages, Math.max(1, Number.parseInt(sentence.args, 10) || 1));
    const views = await readViews(all.slice((page - 1) * A_PAGE, page * A_PAGE), asker, services);
    return { card: schedulesCard(views, { count: all.length, page, pages }) };
  },
};

const byTime = (a: ScheduleRecord, b: ScheduleRecord) =>
  a.recurrence.time.localeCompare(b.recurrence.time, "en") || a.createdAt - b.createdAt;

function schedulesCard(
  views: readonly ScheduleView[],
  { count, page, pages }: { readonly count: number; readonly page: number; readonly pages: number },
): Card {
  const example = "schedule queue stats yesterday at 08:00 on weekdays";
  if (count === 0)
    return {
      title: "Nothing is scheduled here",
      subtitle: [],
      blocks: [{ kind: "text", text: `Write for example: ${example}` }],
      actions: [{ kind: "ask", label: "How it is written", ask: "help schedule" }],
      footer: [],
    };
  return {
    title: count === 1 ? "One schedule" : `${count} schedules`,
    subtitle: pages > 1 ? [`Page ${page} of ${pages}`] : [],
    blocks: views.flatMap((view): Block[] => [
      {
        kind: "text",
        text: `${view.record.ask}${view.orgName === undefined ? "" : ` · ${view.orgName}`}`,
        strong: true,
      },
      { kind: "facts", facts: scheduleFacts(view) },
      { kind: "actions", actions: scheduleActions(view.record) },
    ]),
    actions: turnPages(page, pages),
    footer: ["Whoever made a schedule, and the managers of the contact centre, may change it."],
  };
}

const turnPages = (page: number, pages: number): readonly CardAction[] =>
  [page - 1, page + 1]
    .filter((other) => other >= 1 && other <= pages)
    .map((other) => ({ kind: "ask", label: other < page ? "Earlier" : "More", ask: `schedules ${other}` }));
