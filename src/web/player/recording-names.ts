import type { Recording } from "./schema.js";

const names: Readonly<Record<Recording["callType"], string>> = {
  main: "Call",
  consult: "Consult",
  "va-main": "Virtual agent",
  "va-consult": "Virtual agent, consult",
};

const kindOf = ({ callType, segment }: Pick<Recording, "callType" | "segment">): string =>
  segment ? (callType === "main" ? "Part" : `${names[callType]}, part`) : names[callType];

/** What each recording is called in the choice: its kind, and a number where there are several of the kind. */
export function nameRecordings(recordings: readonly Pick<Recording, "callType" | "segment">[]): readonly string[] {
  const kinds = recordings.map(kindOf);
  return kinds.map((kind, index) => {
    const count = kinds.filter((each) => each === kind).length;
    const number = kinds.slice(0, index + 1).filter((each) => each === kind).length;
    return count > 1 ? `${kind} ${number} of ${count}` : kind;
  });
}
