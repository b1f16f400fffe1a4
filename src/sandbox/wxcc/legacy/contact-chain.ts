import type { ContactView } from "../../model/contact-at.js";
import { type Step, stepsOf } from "../search/contact-steps.js";
import { damageOf } from "./damage.js";

/** One stretch of a contact's chain. The next one begins when this one ends; `ended` takes no time. */
export interface Link {
  /** `<contact>-<ms>-<event>`. */
  readonly id: string;
  readonly event: string;
  readonly from: number;
  /** Undefined while it lasts. */
  readonly to: number | undefined;
  /** The event of the next link; undefined for the last. */
  readonly next: string | undefined;
  readonly step: Step;
}

/** Cisco's lab: the menu takes a contact over within two seconds. */
const MENU_ANSWERS_MS = 1800;
/** What happens beside the contact's own course, or after it. */
const aside = new Set(["flow-activity", "recording-started", "recording-available", "WrapUp", "wrapup-completed"]);

/**
 * A contact from `new` to `ended`, as its activity records (CARs) are chained, so far as it has gone. A few contacts have
 * damaged chains, as real data do: see `damage.ts`.
 */
export function chainOf({ contact, now }: ContactView): Link[] {
  const steps = stepsOf(contact)
    .filter(({ event }) => !aside.has(event))
    // What it is sent to begins in the same millisecond.
    .sort((a, b) => a.from - b.from || Number(isTransfer(b)) - Number(isTransfer(a)))
    .flatMap((step) => (step.event === "new" && contact.channel === "voice" ? answeredByMenu(step) : [step]))
    .filter(({ from, event }) => from <= now && (event !== "ended" || contact.endedAt <= now));
  const links = steps.map((step, n): Link => {
    const next = steps[n + 1];
    const lasts = step.event !== "ended" && next === undefined;
    return {
      id: `${contact.id}-${step.from}-${step.mark}`,
      event: step.mark,
      from: step.from,
      to: lasts ? undefined : (next?.from ?? step.from),
      next: next?.mark,
      step,
    };
  });
  return now < contact.endedAt ? links : damage(links, damageOf(contact.id));
}

const isTransfer = ({ event }: Step) => event === "vt-transfer";

function answeredByMenu(step: Step): Step[] {
  const at = Math.min(step.from + MENU_ANSWERS_MS, step.to);
  const menu = { ...step, event: "ivr-connected", mark: "ivr-connected", from: at };
  return at < step.to ? [{ ...step, to: at }, menu] : [step];
}

/** The record of a step before the last ones is lost, or the last but one leads back to an earlier one. */
function damage(links: Link[], kind: ReturnType<typeof damageOf>): Link[] {
  if (links.length < 5 || (kind !== "lost-step" && kind !== "loop")) return links;
  if (kind === "lost-step") return links.filter((_, n) => n !== links.length - 3);
  const last = links.length - 2;
  const target = links[1];
  return target
    ? links.map((link, n) => (n === last ? { ...link, to: target.from, next: target.event } : link))
    : links;
}
