import { explainAbsence } from "../../commands/recording/explain-absence.js";
import type { Journey } from "../../wxcc/tasks/journey.js";

/** Why a contact has nothing to be heard, for somebody who looks at a page and not into a space. */
export function noteAbsence(journey: Journey, now: number): string {
  const { kind, say } = explainAbsence(journey, now);
  if (kind === "open") return "This contact is still going on. Its recording comes some minutes after its end.";
  return kind === "not-ready" ? "The recording is not ready yet. Load the page again in a minute." : say;
}
