import { defaultOrgSettings, type OrgSettings } from "../../store/records.js";
import type { TargetChange } from "./read-target.js";

/** The settings with the change made: for these queues, or for the whole org when there are none. */
export function changeTargets(settings: OrgSettings, change: TargetChange, queueIds: readonly string[]): OrgSettings {
  if (queueIds.length === 0) {
    const targets =
      change.kind === "set" ? { ...settings.targets, [change.metric]: change.value } : defaultOrgSettings.targets;
    return { ...settings, targets };
  }
  const kept = Object.entries(settings.queueTargets).filter(([id]) => !queueIds.includes(id));
  const changed =
    change.kind === "set"
      ? queueIds.map((id) => [id, { ...settings.queueTargets[id], [change.metric]: change.value }] as const)
      : [];
  return { ...settings, queueTargets: Object.fromEntries([...kept, ...changed]) };
}
