import { describeMoment } from "../../schedule/describe-moment.js";
import { describeRecurrence } from "../../schedule/describe-recurrence.js";
import type { RunRecord, ScheduleRecord } from "../../store/schedule-records.js";
import type { ScheduleView } from "./read-view.js";

type Facts = readonly (readonly [string, string])[];

/** What a list tells of each schedule. */
export function scheduleFacts(view: ScheduleView): Facts {
  const { record, owner, zone, last } = view;
  return [
    ["When", describeRecurrence(record.recurrence)],
    ...(record.paused
      ? [["Paused", describePause(record.paused, zone)] as const]
      : [["Next", describeNext(view)] as const]),
    ["Last", last ? describeRun(last, zone) : "has not run yet"],
    ["Owner", owner],
  ];
}

/** "Fri 20 Nov 2026, 18:00" in the space's zone, which is named where it is not the schedule's. */
function describeNext({ next: [next], zone, record: { recurrence } }: ScheduleView): string {
  if (!next) return "never: none of the next 400 days fits";
  return describeMoment(next.at, zone) + (zone === recurrence.zone ? "" : ` (${zone})`);
}

const results: Readonly<Record<RunRecord["state"], string>> = {
  claimed: "being posted",
  posted: "posted",
  skipped: "nothing to tell, so nothing was posted",
  missed: "missed: it could not be posted in time",
  failed: "failed",
};

function describeRun({ state, at, dueAt, code }: RunRecord, zone: string): string {
  const due = describeMoment(dueAt, zone);
  const late = state === "posted" && at - dueAt >= 60_000 ? ` at ${describeMoment(at, zone).split(", ")[1]}` : "";
  return `${due} – ${results[state]}${late}${code === undefined ? "" : ` (${code})`}`;
}

const reasons: Readonly<Record<NonNullable<ScheduleRecord["paused"]>["reason"], string>> = {
  "by-person": "by hand",
  "owner-gone": "its owner is not in this space any more",
  "org-gone":
    "its contact centre is not connected here, or needs a new sign-in; it goes on by itself when that is mended",
  "space-gone": "I was not in this space any more",
  refused: "its owner may not see these figures here any more",
};

const describePause = ({ reason, at }: NonNullable<ScheduleRecord["paused"]>, zone: string): string =>
  `${reasons[reason]} (since ${describeMoment(at, zone)})`;
