import type { Recording } from "./schema.js";

const names: Readonly<Record<Recording["callType"], string>> = {
  main: "Call",
  consult: "Consult",
  "va-main": "Virtual agent",
  "va-consult": "Virtual agent, consult",
};

/** What each recording is called in the choice: its kind, and a number where there are several of the kind. */
export function nameRecordings(recordings: readonly Recording[]): readonly string[] {
  const count = (callType: Recording["callType"]) => recordings.filter((each) => each.callType === callType).length;
  const seen = new Map<string, number>();
  return recordings.map(({ callType }) => {
    const number = (seen.get(callType) ?? 0) + 1;
    seen.set(callType, number);
    return count(callType) > 1 ? `${names[callType]} ${number} of ${count(callType)}` : names[callType];
  });
}
