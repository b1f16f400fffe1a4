import { describeStep } from "../../commands/task/describe-step.js";
import type { Journey, JourneyStep } from "../../wxcc/tasks/journey.js";

/** Something that happened in a conversation, for a place on the player's line. */
export interface Mark {
  readonly kind: "hold" | "transfer" | "consult" | "wrap-up";
  /** Epoch milliseconds. */
  readonly at: number;
  readonly durationMs: number;
  readonly label: string;
}

/** Holds, transfers, consultations and wrap-ups of a contact, in the order in which they happened. */
export const findMarks = ({ steps, channel }: Pick<Journey, "steps" | "channel">): Mark[] =>
  steps.flatMap((step, n) => {
    const kind = kindOf(step);
    if (!kind) return [];
    return [{ kind, at: step.from, durationMs: step.durationMs, label: describeStep(step, steps[n + 1], channel) }];
  });

/** Event names are Cisco's; what has no place on the line is left out. */
function kindOf({ event }: JourneyStep): Mark["kind"] | undefined {
  const name = event.toLowerCase();
  if (name === "on-hold") return "hold";
  if (name === "wrapup") return "wrap-up";
  if (/transfer/.test(name)) return "transfer";
  return /^consult/.test(name) && !/(done|end|ended|completed)$/.test(name) ? "consult" : undefined;
}
