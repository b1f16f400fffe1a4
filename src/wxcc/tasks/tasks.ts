import type { Clock } from "../../clock.js";
import type { Channel } from "../../conversation/ask.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type Masking, maskCustomer } from "../mask-customer.js";
import { channelOf } from "../statistics/channel.js";
import { keepMsFor } from "../statistics/keep-for.js";
import { createAnswerMemory } from "../statistics/remember-answers.js";
import type { OrgRef, Range } from "../statistics/source.js";
import type { Flight } from "../statistics/watch.js";
import { type ContactRecord, findContact } from "./find-contact.js";
import type { Journey } from "./journey.js";
import { listTasks } from "./list-tasks.js";
import { readSteps } from "./read-steps.js";
import type { RecordedNarrowing, RecordedTask } from "./recorded-contact.js";
import { searchRecorded } from "./search-recorded.js";
import type { Task } from "./task.js";

/** Contacts one by one. */
export interface Tasks {
  /** All of a range, oldest first; of these channels when any are named. Pages of one list are one reading of it. */
  list(
    org: OrgRef,
    range: Range,
    channels: readonly Channel[],
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<readonly Task[]>;
  /** One contact with everything that happened to it; undefined when the org has none of that id. */
  journey(org: OrgRef, id: string, urgency: Urgency): Promise<Journey | undefined>;
  /** All of a range that were recorded, newest first. Pages of one list are one reading of it. */
  recorded(
    org: OrgRef,
    range: Range,
    narrowing: RecordedNarrowing & { readonly channels: readonly Channel[] },
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<readonly RecordedTask[]>;
}

/** Lists are long, and are turned over page by page within minutes. */
const REMEMBERED_LISTS = 8;

/** Get Tasks for lists, Search for single contacts: there is no endpoint for one task. */
export function createTasks({ http, clock }: { readonly http: WxccHttp; readonly clock: Clock }): Tasks {
  const lists = createAnswerMemory<readonly Task[]>({ clock, entries: REMEMBERED_LISTS });
  const recordedLists = createAnswerMemory<readonly RecordedTask[]>({ clock, entries: REMEMBERED_LISTS });
  return {
    list(org, range, channels, urgency, signal) {
      // What is remembered is masked already: another choice is another list.
      const key = JSON.stringify([org.id, org.settings?.masking, range.from, range.to, [...channels].sort()]);
      const now = clock.now();
      const read = (flight: Flight) => listTasks(http, org, range, channels, urgency, now, flight.signal);
      return lists.share(key, urgency, keepMsFor(range, now), read, { signal });
    },
    recorded(org, range, narrowing, urgency, signal) {
      const key = JSON.stringify([org.id, org.settings?.masking, range.from, range.to, narrowing]);
      return recordedLists.share(
        key,
        urgency,
        keepMsFor(range, clock.now()),
        (flight) => searchRecorded(http, org, range, narrowing, urgency, flight.signal),
        { signal },
      );
    },
    async journey(org, id, urgency) {
      const record = await findContact(http, org, id, urgency, clock.now());
      if (!record) return undefined;
      const steps = await readSteps(http, org, { id: record.id, createdAt: record.createdTime }, urgency);
      return toJourney(record, steps, org.settings?.masking);
    },
  };
}

function toJourney(record: ContactRecord, steps: Journey["steps"], masking: Masking | undefined): Journey {
  const { origin, destination, direction } = record;
  const customer = direction === "outdial" || direction === "outbound" ? destination : origin;
  return {
    id: record.id,
    channel: channelOf(record.channelType),
    status: record.status ?? "unknown",
    direction: direction ?? undefined,
    customer: maskCustomer(customer, masking),
    createdAt: record.createdTime,
    endedAt: record.endedTime ?? undefined,
    totalMs: record.totalDuration ?? null,
    waitMs: record.queueDuration ?? null,
    talkMs: record.connectedDuration ?? null,
    holdMs: record.holdDuration ?? null,
    wrapUpMs: record.wrapupDuration ?? null,
    transfers: record.transferCount ?? null,
    queueName: record.lastQueue?.name ?? undefined,
    agentName: record.lastAgent?.name ?? undefined,
    teamName: record.lastTeam?.name ?? undefined,
    wrapUpReason: record.lastWrapupCodeName ?? undefined,
    endedBy: record.terminatingEnd?.toLowerCase(),
    handleType: record.contactHandleType ?? undefined,
    recorded: record.captureRequested ?? undefined,
    recordings: record.recordingCount ?? null,
    recordingsDeleted: record.isRecordingDeleted ?? false,
    steps,
  };
}
