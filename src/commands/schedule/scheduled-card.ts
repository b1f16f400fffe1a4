import type { Card } from "../../cards/card.js";
import { describeMoment } from "../../schedule/describe-moment.js";
import { describeRecurrence } from "../../schedule/describe-recurrence.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { ScheduleView } from "./read-view.js";
import { scheduleActions } from "./schedule-actions.js";

/** One schedule with everything about it; `title` tells what was just done with it. */
export function scheduledCard(title: string, view: ScheduleView): Card {
  const { record, owner, orgName, zone, next } = view;
  const foreign = zone === record.recurrence.zone ? "" : ` (${zone})`;
  return {
    title,
    summary: `${record.ask} ${describeRecurrence(record.recurrence)}`,
    subtitle: orgName === undefined ? [] : [orgName],
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Question", record.ask],
          ["When", describeRecurrence(record.recurrence)],
          ["Owner", `${owner}, whose rights decide each time`],
          ["Without contacts", record.skipEmpty ? "nothing is posted" : "is posted as well"],
          ["After an outage", `posted up to ${record.lateHours} h late, and marked as late`],
        ],
      },
      ...(record.paused ? [] : [{ kind: "text" as const, text: `The next runs here${foreign}`, strong: true }]),
      ...(record.paused ? [{ kind: "text" as const, text: "It is paused." }] : [nextRuns(view)]),
      ...notes(record),
    ],
    actions: [...scheduleActions(record), { kind: "ask", label: "Schedules", ask: "schedules" }],
    footer: [`This schedule is called ${record.id}.`],
  };

  function nextRuns({ next: runs }: ScheduleView) {
    const items = runs.map(({ at }) => describeMoment(at, zone));
    const none = "Never: none of the next 400 days fits; a manager may have closed them all.";
    return { kind: "list" as const, items: next.length === 0 ? [none] : items };
  }
}

function notes({ recurrence: { days } }: ScheduleRecord): Card["blocks"] {
  if (days.kind === "month-day" && days.day > 28)
    return [{ kind: "text", text: `A month without a day ${days.day} has it on its last day.`, tone: "quiet" }];
  if (days.kind === "business-days")
    return [{ kind: "text", text: "Business days are those of the contact centre, holidays left out.", tone: "quiet" }];
  return [];
}
