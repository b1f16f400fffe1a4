import { formatDuration } from "../../metrics/format.js";
import type { Trace, TracedStep } from "../../wxcc/legacy/trace.js";

/** What a step was, in a supervisor's words; an event that we do not know is said as Cisco names it. */
export function describeTraced(step: TracedStep, channel: Trace["contact"]["channel"]): string {
  const agent = step.agentName ?? "an agent";
  const queue = step.queueName === undefined ? "" : ` in ${step.queueName}`;
  switch (step.event) {
    case "new":
      return "Contact began";
    case "ivr-connected":
      return "Menu";
    case "parked":
      return `Waited${queue}`;
    case "connect":
      return `Offered to ${agent}`;
    case "connected":
      return channel === "voice" ? `Talked with ${agent}` : `With ${agent}`;
    case "on-hold":
      return `On hold by ${agent}`;
    case "hold-done":
      return `Talked on with ${agent}`;
    case "vt-transfer-queue":
    case "vt-transfer-agent":
    case "vt-transfer":
      return `Transferred by ${agent} to ${step.toQueueName ?? step.toAgentName ?? "somebody else"}`;
    case "consulting":
      return `Consulting by ${agent}`;
    case "conferencing":
      return `Conference of ${agent}`;
    case "ended":
      return "Contact ended";
    default:
      return step.event.replaceAll("-", " ");
  }
}

/** What is wrong with the chain, a sentence each; none as a rule. */
export function describeFaults({ contact, steps, end, missingMs }: Trace): readonly string[] {
  const faults = [...contact.oddities.map((odd) => `The contact's own record: ${odd}.`)];
  const gaps = steps.filter(({ gapMs }) => gapMs !== 0);
  if (gaps.length > 0)
    faults.push(
      `${gaps.length === 1 ? "One step does" : `${gaps.length} steps do`} not begin where the one before ends; the table says by how much.`,
    );
  const untold = missingMs > 0 ? ` ${formatDuration(missingMs)} of the contact are not told.` : "";
  switch (end.kind) {
    case "missing":
      faults.push(`The chain breaks: the record of the step ${end.event} is missing (${end.id}).${untold}`);
      break;
    case "loop":
      faults.push(
        `The chain leads in a circle: after its last step it goes back to ${end.event}, step ${end.backTo + 1}, so the rest cannot be found.${untold}`,
      );
      break;
    case "broken-off":
      faults.push(`The chain breaks off: its last record names no next step, and it is not the end.${untold}`);
      break;
    case "too-long":
      faults.push(`The chain was followed for ${steps.length} steps and given up.${untold}`);
      break;
    case "ended":
    case "open":
      break;
  }
  return faults;
}

/** The chain in Cisco's own words, up to where it stops: "new → ivr-connected → parked → connected → ended". */
export function chainLine({ steps, end }: Pick<Trace, "steps" | "end">): string {
  const events = steps.map(({ event }) => event);
  switch (end.kind) {
    case "missing":
      return [...events, `${end.event} (missing)`].join(" → ");
    case "loop":
      return [...events, `back to ${end.event}`].join(" → ");
    case "ended":
      return events.join(" → ");
    default:
      return [...events, "…"].join(" → ");
  }
}

/** "whole", "still open", or what is wrong in two words, for a table. */
export const chainState = ({ end }: Pick<Trace, "end">): string => states[end.kind];

const states: Readonly<Record<Trace["end"]["kind"], string>> = {
  ended: "whole",
  open: "still open",
  missing: "step missing",
  loop: "leads in a circle",
  "broken-off": "breaks off",
  "too-long": "given up",
};
