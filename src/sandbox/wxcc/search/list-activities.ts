import type { ContactView } from "../../model/contact-at.js";
import type { Step } from "./contact-steps.js";
import { stepsOf } from "./contact-steps.js";

/** One contact activity record (CAR): a step of a contact as far as it has gone. */
export interface Activity {
  readonly id: string;
  readonly step: Step;
  readonly isActive: boolean;
  /** Null while it lasts. */
  readonly endedTime: number | null;
  readonly durationMs: number;
  readonly previousState: string | null;
  readonly nextState: string | null;
}

/** What has happened to a contact so far, in order; nothing of its future. */
export function listActivities({ contact, now }: ContactView): Activity[] {
  const steps = stepsOf(contact).filter((step) => step.from <= now);
  return steps.map((step, n) => ({
    id: `${contact.id}-${step.from}-${step.mark}`,
    step,
    isActive: step.to > now,
    endedTime: step.to > now ? null : step.to,
    durationMs: Math.min(step.to, now) - step.from,
    previousState: steps[n - 1]?.event ?? null,
    nextState: steps[n + 1]?.event ?? null,
  }));
}
