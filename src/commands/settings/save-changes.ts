import { isDeepStrictEqual } from "node:util";
import type { Filters } from "../../conversation/ask.js";
import { noOrgLinked } from "../../orgs/problems.js";
import type { Services } from "../command.js";
import { changedMeanwhile } from "./problems.js";
import type { Change } from "./read-changes.js";
import type { SettingsNow } from "./setting.js";

/** The settings right before and after. */
export interface Saved {
  readonly before: SettingsNow;
  readonly after: SettingsNow;
}

/**
 * Writes what differs from what is set, and nothing else. A value that was changed since its card was drawn stays as it
 * is: throws `setting-changed`, looked for before anything is written and again in the write itself; nothing is saved then.
 */
export async function saveChanges(
  { store }: { readonly store: Pick<Services["store"], "orgs" | "spaces"> },
  asked: SettingsNow,
  changes: readonly Change[],
  { spaceId, filters }: { readonly spaceId: string; readonly filters: Filters },
): Promise<Saved> {
  const make = (now: SettingsNow, { setting: { place }, value }: Change): SettingsNow =>
    place.kind === "org"
      ? { ...now, org: { ...now.org, settings: place.change(now.org.settings, value, now.queue) } }
      : { ...now, space: place.change(now.space ?? { spaceId }, value) };
  const refuseStale = (now: SettingsNow) => {
    for (const change of changes) {
      const { setting, drawn } = change;
      const current = setting.current(now);
      const stale = drawn !== undefined && current !== drawn && current !== setting.current(make(now, change));
      if (stale) throw changedMeanwhile(setting, current, filters);
    }
  };
  refuseStale(asked);
  const differing = changes.filter(({ setting, value }) => setting.current(asked) !== value);
  const ofOrg = differing.filter(({ setting }) => setting.place.kind === "org");
  const ofSpace = differing.filter(({ setting }) => setting.place.kind === "space");
  let before = asked;
  let after = asked;

  if (ofSpace.length > 0) {
    const space = await store.spaces.update(spaceId, (old) => {
      before = { ...before, space: old };
      refuseStale(before);
      return ofSpace.reduce(make, before).space;
    });
    after = { ...after, space };
  }
  if (ofOrg.length === 0) return { before, after };
  try {
    const org = await store.orgs.update(asked.org.id, (old) => {
      if (!old) return undefined;
      before = { ...before, org: old };
      refuseStale(before);
      return ofOrg.reduce(make, before).org;
    });
    // The org was disconnected while this was asked.
    if (!org) throw noOrgLinked();
    return { before, after: { ...after, org } };
  } catch (error) {
    // Two records and no transaction over both: the first goes back, unless somebody has changed it again by now.
    if (ofSpace.length > 0)
      await store.spaces.update(spaceId, (now) => (isDeepStrictEqual(now, after.space) ? before.space : now));
    throw error;
  }
}
