import { readMoment } from "./read-times.js";
import type { LegacyRecord } from "./record.js";

/** One step of a contact, as its legacy activity record (CAR) tells it. Moments are epoch milliseconds. */
export interface LegacyStep {
  readonly id: string;
  /** The contact it is of, as the record says. */
  readonly contactId: string | undefined;
  /** Cisco's word: new, ivr-connected, parked, connected, ended, … */
  readonly event: string;
  readonly from: number;
  /** Undefined while it lasts. */
  readonly to: number | undefined;
  /** As the record has it: the next step's id is made of it. */
  readonly rawEnd: string | undefined;
  /** The event of the next step; undefined for the last. */
  readonly next: string | undefined;
  readonly queueName: string | undefined;
  readonly agentName: string | undefined;
  readonly toQueueName: string | undefined;
  readonly toAgentName: string | undefined;
}

/** A CAR as a step; undefined without an id or a beginning. */
export function readStep(record: LegacyRecord): LegacyStep | undefined {
  const id = record.text("sid");
  const from = readMoment(record, "cstts");
  if (id === undefined || from === undefined) return undefined;
  const to = readMoment(record, "cetts");
  const event = record.text("currentState") ?? eventIn(id);
  return {
    id,
    contactId: record.text("session"),
    event: event.toLowerCase(),
    from,
    to,
    rawEnd: to === undefined ? undefined : record.text("cetts"),
    next: record.text("nextState")?.toLowerCase(),
    queueName: record.text("queueName"),
    agentName: record.text("agentName"),
    toQueueName: record.text("destinationQueueName"),
    toAgentName: record.text("destinationAgentName"),
  };
}

/** `<contact>-<moment>-<event>`. */
const eventIn = (id: string) => /-\d{9,}-(.+)$/.exec(id)?.[1] ?? "unnamed";
