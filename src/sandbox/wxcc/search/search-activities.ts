import { Refusal } from "../refusal.js";

/** Records that Search is willing to look through for activities (Cisco's Search README, restrictions). */
const MOST_SEARCHED = 2500;

/** Those records of which an activity passes; a 413 when there are too many to look through and the first have none. */
export function searchActivities<R>(records: readonly R[], hasActivity: (record: R) => boolean): readonly R[] {
  if (records.length > MOST_SEARCHED && !records.slice(0, MOST_SEARCHED).some(hasActivity)) {
    throw new Refusal(413, `extFilter: nothing was found in the first ${MOST_SEARCHED} records`);
  }
  return records.filter(hasActivity);
}
