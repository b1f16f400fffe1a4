import type { RowChannel } from "../../wxcc/statistics/source.js";
import type { JourneyStep } from "../../wxcc/tasks/journey.js";

/** What happened, in a supervisor's words; an event that we do not know is said as Cisco names it. */
export function describeStep(step: JourneyStep, next: JourneyStep | undefined, channel: RowChannel): string {
  const agent = step.agentName ?? "an agent";
  const queue = step.queueName === undefined ? "" : ` in ${step.queueName}`;
  switch (step.event.toLowerCase()) {
    case "new":
      return channel === "voice" ? "Contact began, menu" : "Contact began";
    case "flow-activity":
      return "Flow chose a queue";
    case "parked":
      return `Waited${queue}`;
    case "connect":
      return step.open || isTaken(next) ? `Offered to ${agent}` : `Offered to ${agent}, not answered`;
    case "connected":
      return channel === "voice" ? `Talked with ${agent}` : `With ${agent}`;
    case "on-hold":
      return `On hold by ${agent}`;
    case "hold-done":
      return `Talked on with ${agent}`;
    case "vt-transfer":
      return `Transferred by ${agent} to ${step.toQueueName ?? step.toAgentName ?? "somebody else"}`;
    case "recording-started":
      return "Recording started";
    case "recording-available":
      return "Recording ready";
    case "wrapup":
      return `Wrap-up by ${agent}`;
    case "wrapup-completed":
      return "Wrap-up done";
    case "ended":
      return "Contact ended";
    default:
      return step.event.replaceAll("-", " ");
  }
}

const isTaken = (next: JourneyStep | undefined) =>
  next === undefined || ["connected", "recording-started"].includes(next.event.toLowerCase());
