import type { LegacyContact } from "./contact.js";
import type { LegacyStep } from "./step.js";

/** Where a chain of steps stops. */
export type ChainEnd =
  | { readonly kind: "ended" }
  /** The contact still lasts. */
  | { readonly kind: "open" }
  /** The last step names no next one and is not the end. */
  | { readonly kind: "broken-off" }
  /** The step that should follow does not exist. */
  | { readonly kind: "missing"; readonly id: string; readonly event: string }
  /** The step that should follow was there before: the chain leads in a circle. */
  | { readonly kind: "loop"; readonly event: string; readonly backTo: number }
  /** No end within any reason. */
  | { readonly kind: "too-long" };

/** A contact's steps in the order of the chain, and where it stops. */
export interface Chain {
  readonly steps: readonly LegacyStep[];
  readonly end: ChainEnd;
}

/** The longest contacts have some hundred steps. */
const MOST_STEPS = 500;

/**
 * Fetches a contact's steps one after the other: the first is `new` at the contact's beginning, each says by its end
 * and its next event what the following one's id is (Cisco's lab guide).
 */
export async function walkChain(
  contact: Pick<LegacyContact, "id" | "rawStart">,
  fetchStep: (id: string) => Promise<LegacyStep | undefined>,
): Promise<Chain> {
  const steps: LegacyStep[] = [];
  const places = new Map<string, number>();
  let event = "new";
  let moment = contact.rawStart;
  while (steps.length < MOST_STEPS) {
    const id = `${contact.id}-${moment}-${event}`;
    const backTo = places.get(id);
    if (backTo !== undefined) return { steps, end: { kind: "loop", event, backTo } };
    const step = await fetchStep(id);
    if (!step) return { steps, end: { kind: "missing", id, event } };
    places.set(id, steps.length);
    steps.push(step);
    if (step.event === "ended" || event === "ended") return { steps, end: { kind: "ended" } };
    if (step.to === undefined || step.rawEnd === undefined) return { steps, end: { kind: "open" } };
    if (step.next === undefined) return { steps, end: { kind: "broken-off" } };
    event = step.next;
    moment = step.rawEnd;
  }
  return { steps, end: { kind: "too-long" } };
}
