import type { CardAction } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { Ask } from "../command.js";
import type { QueueTotal } from "./rank-queues.js";

/** More choices than this nobody scrolls through; the rest can be typed. */
const mostChoices = 60;

type Question = Pick<Ask, "text" | "sentence" | "period">;

/** Refresh, yesterday, last 7 days, live and, according to what is shown, one queue or all of them. */
export function statsActions({ text, sentence, period }: Question, queues: readonly QueueTotal[]): CardAction[] {
  const { filters, zone } = sentence;
  const stats = (phrase: string | undefined, queue = filters.queue) =>
    askText("queue stats", { period: phrase, filters: { ...filters, queue }, zone });
  const other = (label: string, phrase: string): CardAction =>
    period?.phrase === phrase
      ? { kind: "ask", label: "Today", ask: stats("today") }
      : { kind: "ask", label, ask: stats(phrase) };
  return [
    { kind: "ask", label: "Refresh", ask: text, primary: true },
    other("Yesterday", "yesterday"),
    other("Last 7 days", "last 7d"),
    { kind: "ask", label: "Live", ask: askText("queues now", { filters }) },
    ...(filters.queue.length > 0
      ? [{ kind: "ask" as const, label: "Every queue", ask: stats(period?.phrase, []) }]
      : []),
    ...(filters.queue.length === 0 && queues.length > 1
      ? [
          {
            kind: "choose" as const,
            label: "One queue …",
            ask: stats(period?.phrase, []),
            filter: "queue" as const,
            prompt: queues.length > mostChoices ? `Queue (the ${mostChoices} with most contacts missed)` : "Queue",
            choices: queues.slice(0, mostChoices).map(({ queueName }) => queueName),
            everything: "All queues",
            submit: "Show",
          },
        ]
      : []),
  ];
}
