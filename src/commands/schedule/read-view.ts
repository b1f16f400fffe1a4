import type { Asker } from "../../orgs/access.js";
import type { DueRun } from "../../schedule/next-run.js";
import { comingRuns, lastRun } from "../../schedule/past-runs.js";
import type { RunRecord, ScheduleRecord } from "../../store/schedule-records.js";
import type { Services } from "../command.js";
import { ownerName } from "./find-schedule.js";

/** A schedule and everything that a card tells of it. */
export interface ScheduleView {
  readonly record: ScheduleRecord;
  readonly owner: string;
  /** As it is called now; undefined when it is not connected any more. */
  readonly orgName: string | undefined;
  /** Of the space: every time on the card is told in it. */
  readonly zone: string;
  readonly next: readonly DueRun[];
  readonly last: RunRecord | undefined;
}

/** What cards tell of these schedules of one space; `coming` runs of each. */
export async function readViews(
  records: readonly ScheduleRecord[],
  asker: Asker,
  services: Pick<Services, "store" | "spaces" | "clock">,
  coming = 1,
): Promise<readonly ScheduleView[]> {
  const { store, clock } = services;
  const now = clock.now();
  const [members, space] = await Promise.all([services.spaces.members(asker.spaceId), store.spaces.get(asker.spaceId)]);
  return Promise.all(
    records.map(async (record): Promise<ScheduleView> => {
      const org = await store.orgs.get(record.orgId);
      return {
        record,
        owner: ownerName(record, members),
        orgName: org?.name,
        zone: space?.zone ?? org?.zone ?? record.recurrence.zone,
        next: await comingRuns(store.runs, record, org?.settings ?? {}, now, coming),
        last: await lastRun(store.runs, record, now),
      };
    }),
  );
}
