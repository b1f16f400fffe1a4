import type { Masking } from "../mask-customer.js";
import { channelOf } from "../statistics/channel.js";
import type { RowChannel } from "../statistics/source.js";
import { customerOf, isOutdial } from "./mask-record.js";
import { readLength, readMoment, type TimeUnit } from "./read-times.js";
import type { LegacyRecord } from "./record.js";

/** A contact as its legacy session record (CSR) tells it. Moments are epoch milliseconds, lengths milliseconds or null. */
export interface LegacyContact {
  readonly id: string;
  readonly startedAt: number;
  /** As the record has it: ids of the contact's steps are made of it. */
  readonly rawStart: string;
  /** Undefined while it lasts. */
  readonly endedAt: number | undefined;
  /** Cisco's word: new, parked, connected, ended, … */
  readonly state: string;
  readonly channel: RowChannel;
  readonly direction: "inbound" | "outdial";
  /** Masked already. */
  readonly customer: string;
  readonly entryPointName: string | undefined;
  readonly queueName: string | undefined;
  readonly teamName: string | undefined;
  readonly siteName: string | undefined;
  readonly agentName: string | undefined;
  readonly agentSessionId: string | undefined;
  readonly menuMs: number | null;
  readonly waitMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapUpMs: number | null;
  /** normal, abandoned, self_service, … */
  readonly termination: string | undefined;
  /** `customer`, `agent` or `system`: legacy records call the customer the caller. */
  readonly endedBy: string | undefined;
  /** What is wrong with the record, a sentence each. */
  readonly oddities: readonly string[];
}

/** A CSR as a contact, its lengths in `unit`; undefined without an id or a beginning. */
export function readContact(
  record: LegacyRecord,
  unit: TimeUnit,
  masking: Masking | undefined,
): LegacyContact | undefined {
  const id = record.text("sid");
  const rawStart = record.text("cstts");
  const startedAt = readMoment(record, "cstts");
  if (id === undefined || rawStart === undefined || startedAt === undefined) return undefined;
  const oddities: string[] = [];
  const length = (name: string) => {
    const { ms, odd } = readLength(record, name, unit);
    if (odd !== undefined) oddities.push(odd);
    return ms;
  };
  const endedAt = readMoment(record, "cetts");
  if (endedAt !== undefined && endedAt < startedAt) oddities.push("it ends before it begins");
  const end = record.text("terminatingEnd")?.toLowerCase();
  return {
    id,
    startedAt,
    rawStart,
    endedAt,
    state: record.text("currentState") ?? (endedAt === undefined ? "unknown" : "ended"),
    channel: channelOf(record.text("channelType")),
    direction: isOutdial(record) ? "outdial" : "inbound",
    customer: customerOf(record, masking),
    entryPointName: record.text("entrypointName"),
    queueName: record.text("queueName"),
    teamName: record.text("teamName"),
    siteName: record.text("siteName"),
    agentName: record.text("agentName"),
    agentSessionId: record.text("agentSessionId"),
    menuMs: length("ivrDuration"),
    waitMs: length("queueDuration"),
    talkMs: length("talkDuration"),
    holdMs: length("holdDuration"),
    wrapUpMs: length("wrapupDuration"),
    termination: record.text("terminationType"),
    endedBy: end === "caller" ? "customer" : end,
    oddities,
  };
}
