import type { LegacyContact } from "./contact.js";
import type { LegacyStep } from "./step.js";
import type { Chain, ChainEnd } from "./walk-chain.js";

/** A step with its length, and time before it in which nothing is known. */
export interface TracedStep extends LegacyStep {
  /** Milliseconds; null where the record's moments make none. */
  readonly lengthMs: number | null;
  /** Between the end of the step before and this one's beginning; negative when they overlap. 0 as a rule. */
  readonly gapMs: number;
}

/** A contact with all its steps, and what is wrong with the chain. */
export interface Trace {
  readonly contact: LegacyContact;
  readonly steps: readonly TracedStep[];
  readonly end: ChainEnd;
  /** Time from the last known step to the contact's end; 0 when the chain gets there. */
  readonly missingMs: number;
}

/** Records of one contact may differ by the rounding of a tenant that counts in seconds. */
const TOLERANCE_MS = 1000;

/** Measures a chain: lengths, gaps, and what is missing at its end. */
export function traceChain(contact: LegacyContact, { steps, end }: Chain): Trace {
  let before: number | undefined = contact.startedAt;
  const traced = steps.map((step): TracedStep => {
    const gapMs = before === undefined ? 0 : step.from - before;
    const lengthMs = step.to === undefined ? null : step.to - step.from;
    before = step.to;
    return {
      ...step,
      lengthMs: lengthMs !== null && lengthMs < 0 ? null : lengthMs,
      gapMs: Math.abs(gapMs) <= TOLERANCE_MS ? 0 : gapMs,
    };
  });
  const last = traced.at(-1);
  const known = last ? (last.to ?? last.from) : contact.startedAt;
  const reaches = end.kind === "ended" || end.kind === "open" || contact.endedAt === undefined;
  // A chain in a circle has been everywhere by its last step but one, whatever that says of its end.
  const knownAt = end.kind === "loop" && last ? Math.max(...traced.map(({ from }) => from)) : known;
  return { contact, steps: traced, end, missingMs: reaches ? 0 : Math.max(0, (contact.endedAt ?? 0) - knownAt) };
}
