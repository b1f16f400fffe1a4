import { Problem } from "../../errors.js";
import type { Urgency } from "../budget.js";
import type { Directory } from "../directory.js";
import type { OrgRef } from "../statistics/source.js";
import type { Activity } from "./activities.js";

/**
 * Activities whose idle codes came as ids alone, with the names that the configuration has for them. What it does not
 * know, or cannot be asked for just now, keeps its id: what an agent did is worth showing without a name.
 */
export async function nameIdleCodes(
  org: OrgRef,
  activities: readonly Activity[],
  { auxiliaryCodes }: Pick<Directory, "auxiliaryCodes">,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly Activity[]> {
  const isNameless = ({ idleCode, idleCodeId }: Activity) => idleCodeId !== undefined && idleCode === idleCodeId;
  const mustKnow = [...new Set(activities.filter(isNameless).flatMap(({ idleCodeId }) => idleCodeId ?? []))];
  if (mustKnow.length === 0) return activities;
  try {
    const names = new Map((await auxiliaryCodes(org, { mustKnow, urgency, signal })).map(({ id, name }) => [id, name]));
    return activities.map((activity) =>
      isNameless(activity)
        ? { ...activity, idleCode: names.get(activity.idleCodeId ?? "") ?? activity.idleCode }
        : activity,
    );
  } catch (error) {
    if (error instanceof Problem && !signal?.aborted) return activities;
    throw error;
  }
}
