import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { LeftOut } from "./left-out.js";
import type { OrgSummary } from "./read-org-summary.js";

const reasons: Readonly<Record<LeftOut["why"], string>> = {
  holiday: "holiday",
  "no contacts": "no contacts",
  "other source": "counted by the other source",
  "not read": "not read",
};

/** What the usual is made of, what is not part of it and why, and holidays of the period itself. */
export function usualNotes(summary: OrgSummary): readonly string[] {
  const { field, leftOut, org } = summary;
  const times = field?.before.length ?? 0;
  const failed = leftOut.flatMap(({ problem }) => problem?.say ?? []);
  return [
    ...holidaysWithin(summary).map((day) => `${day} is a holiday of ${org.name}.`),
    times === 0 ? noUsual(summary) : `Usual is the mean of the ${timesBefore(summary, times)}.`,
    ...(leftOut.length === 0
      ? []
      : [`Left out: ${leftOut.map(({ name, why }) => `${name} (${reasons[why]})`).join(", ")}.`]),
    ...new Set(failed),
  ];
}

/** "Fri 25 Dec" for each holiday of the org in the period. */
const holidaysWithin = ({ org, places, span: { interval } }: OrgSummary): readonly string[] => [
  ...new Set(
    places
      .filter(({ date }) => org.settings.holidays?.includes(date))
      .map(({ from }) => format(from, "EEE\u00a0d\u00a0MMM", { in: tz(interval.zone) })),
  ),
];

/** "4 Fridays before", "week before" */
function timesBefore({ span: { kind, interval }, period }: OrgSummary, times: number): string {
  const word = kind === "day" ? format(period.from, "EEEE", { in: tz(interval.zone) }) : kind;
  if (kind === "days") return times === 1 ? "same days before" : `${times} times the same weekdays came before`;
  return times === 1 ? `${word} before` : `${times} ${word}s before`;
}

function noUsual({ whole, span: { kind, interval }, current, leftOut }: OrgSummary): string {
  if (whole.length === 0) return `Nothing to compare yet: its first ${interval.step} is not over.`;
  if (current.source === "rest" && kind === "month")
    return "Not compared: REST statistics would take too many calls for the months before.";
  return leftOut.length > 0
    ? "Not compared: nothing before it can be used."
    : "Not compared: no contacts in the weeks before.";
}
