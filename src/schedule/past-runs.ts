import { localDate } from "../conversation/wall-time.js";
import type { RunRecord, ScheduleRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";
import type { BusinessCalendar } from "./business-day.js";
import { type DueRun, nextRun } from "./next-run.js";

const DAY_MS = 86_400_000;
/** As long as a month takes to come again, and a holiday more. */
export const RUNS_KEPT_DAYS = 40;

/** The id of a run: whoever adds it has claimed the date. */
export const runId = (scheduleId: string, date: string): string => `${scheduleId}|${date}`;

/** What became of a schedule the last time it was due; looked up by date, because there may be a great many runs. */
export async function lastRun(
  runs: Pick<Store["runs"], "get">,
  { id, recurrence }: Pick<ScheduleRecord, "id" | "recurrence">,
  now: number,
): Promise<RunRecord | undefined> {
  for (let back = -1; back <= RUNS_KEPT_DAYS; back++) {
    const run = await runs.get(runId(id, localDate(now - back * DAY_MS, recurrence.zone)));
    if (run) return run;
  }
  return undefined;
}

/** The next `count` runs; a date that had its run already, because the schedule was given a later time, has no other. */
export async function comingRuns(
  runs: Pick<Store["runs"], "get">,
  { id, recurrence }: Pick<ScheduleRecord, "id" | "recurrence">,
  calendar: BusinessCalendar,
  now: number,
  count: number,
): Promise<readonly DueRun[]> {
  const coming: DueRun[] = [];
  let next = nextRun(recurrence, now, calendar);
  while (next && coming.length < count) {
    const taken = coming.length === 0 && (await runs.get(runId(id, next.date))) !== undefined;
    if (!taken) coming.push(next);
    next = nextRun(recurrence, next.at, calendar);
  }
  return coming;
}
