import type { Clock } from "../clock.js";
import type { ScheduleRecord } from "../store/schedule-records.js";
import type { Store } from "../store/store.js";

/** Lets schedules go on whose org was gone and is connected to their space again. Returns their ids. */
export async function resumeConnected({
  store,
  clock,
  schedules,
}: {
  readonly store: Pick<Store, "schedules" | "orgs" | "links">;
  readonly clock: Clock;
  /** All there are, when they were just read. */
  readonly schedules?: readonly ScheduleRecord[];
}): Promise<readonly string[]> {
  const stopped = (schedules ?? (await store.schedules.find())).filter(({ paused }) => paused?.reason === "org-gone");
  const resumed: string[] = [];
  for (const { id, orgId, spaceId, spaceType } of stopped) {
    const org = await store.orgs.get(orgId);
    if (org?.status !== "connected") continue;
    // A 1:1 needs no link of its own.
    if (spaceType === "group" && !(await store.links.get(`${spaceId}|${orgId}`))) continue;
    await store.schedules.update(id, (old) => {
      if (old?.paused?.reason !== "org-gone") return old;
      const { paused: _, ...running } = old;
      return { ...running, since: clock.now() };
    });
    resumed.push(id);
  }
  return resumed;
}
