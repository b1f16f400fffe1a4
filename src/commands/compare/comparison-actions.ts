import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { CardAction } from "../../cards/card.js";
import type { Filters, Period, Sentence } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { previousWeek } from "../../conversation/period.js";
import { comparePeriods } from "./read-compared.js";

const WEEK_MS = 7 * 86_400_000 + 3_600_000;
/** Days to which times of day can be added. */
const dayPhrase = /^(?:today|yesterday|(?:last )?\p{L}+day|\d{4}-\d\d-\d\d)$/u;

type Said = Pick<Sentence, "filters" | "zone">;

/** Again, the same hours of a day that is over, the same days a week before, and each of the two alone. */
export function periodActions([first, second]: readonly [Period, Period], said: Said): CardAction[] {
  const refresh = comparePeriods(first.phrase, second.phrase, said);
  const offers: { label: string; ask: string }[] = [
    ...sameHours(first, second, said),
    ...(first.to - first.from <= WEEK_MS
      ? [{ label: "With the week before", ask: comparePeriods(first.phrase, previousWeek(first).phrase, said) }]
      : []),
    ...[first, second].map(({ phrase }) => ({
      label: `Queue stats ${phrase}`,
      ask: askText("queue stats", { ...said, period: phrase }),
    })),
  ];
  return [
    { kind: "ask", label: "Refresh", ask: refresh, primary: true },
    ...offers.filter(({ ask }) => ask !== refresh).map((offer) => ({ kind: "ask" as const, ...offer })),
  ];
}

/** Half of today is not held against the whole of yesterday by those who know. */
function sameHours(first: Period, second: Period, said: Said) {
  if (first.phrase !== "today" || second.phrase === "today" || !dayPhrase.test(second.phrase)) return [];
  const until = format(first.to, "HH:mm", { in: tz(first.zone) });
  if (until === "00:00") return [];
  const times = `00:00-${until}`;
  return [{ label: `Both until ${until}`, ask: comparePeriods(`today ${times}`, `${second.phrase} ${times}`, said) }];
}

/** Again, the other way round, and each queue alone. */
export function queueActions(names: readonly [string, string], phrase: string, said: Said): CardAction[] {
  const compare = (queue: Filters["queue"]) =>
    askText("compare", { ...said, args: "with", period: phrase, filters: { ...said.filters, queue } });
  const stats = (name: string) =>
    askText("queue stats", { ...said, period: phrase, filters: { ...said.filters, queue: [name] } });
  return [
    { kind: "ask", label: "Refresh", ask: compare(names), primary: true },
    { kind: "ask", label: "The other way round", ask: compare([names[1], names[0]]) },
    ...names.map((name) => ({ kind: "ask" as const, label: name, ask: stats(name) })),
  ];
}
