import type { Filters } from "../../conversation/ask.js";
import { noOrgLinked } from "../../orgs/problems.js";
import type { OrgRecord, SpaceRecord } from "../../store/records.js";
import type { Services } from "../command.js";
import { changedMeanwhile } from "./problems.js";
import type { Change } from "./read-changes.js";
import type { SettingsNow } from "./setting.js";

/** The settings before and after. */
export interface Saved {
  readonly before: SettingsNow;
  readonly after: SettingsNow;
}

/**
 * Writes what differs from what is set, and nothing else. A value that was changed since its card was drawn stays as it
 * is: throws `setting-changed`, looked for before anything is written and again in the write itself.
 */
export async function saveChanges(
  { store }: { readonly store: Pick<Services["store"], "orgs" | "spaces"> },
  before: SettingsNow,
  changes: readonly Change[],
  about: { readonly spaceId: string; readonly filters: Filters },
): Promise<Saved> {
  const refuseStale = (now: SettingsNow) => {
    for (const { setting, value, drawn } of changes) {
      const current = setting.current(now);
      const stale = drawn !== undefined && current !== drawn && current !== value;
      if (stale) throw changedMeanwhile(setting, current, about.filters);
    }
  };
  refuseStale(before);
  const differing = changes.filter(({ setting, value }) => setting.current(before) !== value);

  const changedOrg = (old: OrgRecord): OrgRecord => {
    refuseStale({ ...before, org: old });
    const settings = differing.reduce(
      (all, { setting: { place }, value }) => (place.kind === "org" ? place.change(all, value, before.queue) : all),
      old.settings,
    );
    return { ...old, settings };
  };
  const changedSpace = (old: SpaceRecord | undefined): SpaceRecord => {
    refuseStale({ ...before, org, space: old });
    return differing.reduce(
      (all, { setting: { place }, value }) => (place.kind === "space" ? place.change(all, value) : all),
      old ?? { spaceId: about.spaceId },
    );
  };

  let { org, space } = before;
  if (differing.some(({ setting }) => setting.place.kind === "org")) {
    const written = await store.orgs.update(org.id, (old) => old && changedOrg(old));
    // The org was disconnected while this was asked.
    if (!written) throw noOrgLinked();
    org = written;
  }
  if (differing.some(({ setting }) => setting.place.kind === "space"))
    space = await store.spaces.update(about.spaceId, changedSpace);
  return { before, after: { org, space, queue: before.queue } };
}
