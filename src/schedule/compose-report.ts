import type { Card } from "../cards/card.js";
import type { Rendered } from "../cards/render-answer.js";
import type { Outcome } from "../conversation/answer.js";
import { describeMoment } from "./describe-moment.js";
import { describeRecurrence } from "./describe-recurrence.js";
import type { DueTask } from "./due-task.js";

/** Part of a post's text that no other post has: by it the post is found again. */
export const markOf = ({ schedule, run }: DueTask): string => `${schedule.id} ${run.date}`;

/**
 * What a schedule posts: the same card that a person gets, which says when it comes late; of a question that could not be
 * answered, why. The text form mentions the bot, because Webex shows a bot only messages that mention it (OpenAPI, list
 * messages).
 */
export function composeReport(
  task: DueTask,
  outcome: Outcome,
  options: {
    readonly late: boolean;
    readonly bot: { readonly personId: string; readonly displayName: string };
    readonly render: (card: Card) => Rendered;
  },
): Rendered {
  const { schedule } = task;
  const card = "answer" in outcome ? outcome.answer.card : failedCard(task, outcome.problem);
  const { zone } = schedule.recurrence;
  const late = `Posted late, due ${describeMoment(task.run.at, zone)} (${zone}).`;
  const drawn = options.render(options.late ? { ...card, subtitle: [...card.subtitle, late] } : card);
  const { personId, displayName } = options.bot;
  const origin = `Schedule ${markOf(task)}, ${describeRecurrence(schedule.recurrence)}, posted by <@personId:${personId}|${displayName}>`;
  return { ...drawn, markdown: `${drawn.markdown}\n\n${origin}` };
}

function failedCard({ schedule }: DueTask, problem: Extract<Outcome, { readonly problem: unknown }>["problem"]): Card {
  return {
    title: `The ${schedule.recurrence.time} post could not be made`,
    summary: problem.say,
    subtitle: [schedule.ask],
    blocks: [
      { kind: "text", text: problem.say, tone: "warning" },
      { kind: "text", text: problem.next },
    ],
    actions: [
      { kind: "ask", label: "Ask now", ask: `schedule run ${schedule.id}`, primary: true },
      { kind: "ask", label: "Schedules", ask: "schedules" },
    ],
    footer: problem.trackingId === undefined ? [] : [`Cisco's tracking id: ${problem.trackingId}`],
  };
}
