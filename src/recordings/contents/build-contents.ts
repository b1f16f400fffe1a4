import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Session } from "../../orgs/session/session.js";
import type { OrgRecord } from "../../store/records.js";
import type { CallType, Recording, TaskCaptures } from "../../wxcc/captures/capture.js";
import type { Journey } from "../../wxcc/tasks/journey.js";
import { confirmationOf } from "../confirmation.js";
import { findMarks, type Mark } from "./find-marks.js";
import { noteAbsence } from "./note-absence.js";
import { transcriptIdOf } from "./transcript-id.js";

/** Everything the player shows of a contact; instants are epoch milliseconds. No address of a recording is in it. */
export interface Contents {
  readonly title: string;
  readonly org: string;
  readonly taskId: string;
  readonly queue: string | null;
  readonly agent: string | null;
  /** Masked. */
  readonly customer: string;
  readonly channel: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly zone: string;
  /** Who is signed in. */
  readonly person: string;
  readonly mayDownload: boolean;
  /** Why there is nothing to hear; null when there is. */
  readonly note: string | null;
  readonly recordings: readonly ShownRecording[];
  readonly marks: readonly Mark[];
  readonly transcripts: readonly { readonly id: string; readonly language: string | null; readonly spoken: boolean }[];
}

/** One recording as the player lists it. */
export interface ShownRecording {
  readonly id: string;
  readonly callType: CallType;
  readonly segment: boolean;
  readonly startedAt: number;
  readonly durationMs: number;
  /** Who is on which channel, in our words. */
  readonly channels: readonly [string | null, string | null];
  readonly sensitive: boolean;
  /** This person has said in this session that they mean to hear it. */
  readonly confirmed: boolean;
}

/** The whole conversation first, then its parts, consultations and the virtual agent's share, each in the order of time. */
export function buildContents(given: {
  readonly org: OrgRecord;
  readonly journey: Journey;
  readonly captures: TaskCaptures;
  readonly session: Session;
  readonly zone: string;
  readonly now: number;
}): Contents {
  const { org, journey, captures, session, zone, now } = given;
  const recordings = worthHearing(captures.recordings).map((recording) => show(recording, given));
  const { createdAt, endedAt, totalMs } = journey;
  return {
    title: `Contact of ${format(createdAt, "d MMM yyyy HH:mm", { in: tz(zone) })}`,
    org: org.name,
    taskId: journey.id,
    queue: journey.queueName ?? null,
    agent: journey.agentName ?? null,
    customer: journey.customer,
    channel: journey.channel,
    startedAt: createdAt,
    durationMs: totalMs ?? (endedAt ?? now) - createdAt,
    zone,
    person: session.name,
    mayDownload: org.settings.recordingsMayBeDownloaded ?? false,
    note: recordings.length + captures.transcripts.length === 0 ? noteAbsence(journey, now) : null,
    recordings,
    marks: findMarks(journey),
    transcripts: captures.transcripts.map((transcript) => ({
      id: transcriptIdOf(transcript),
      language: transcript.language ?? null,
      spoken: transcript.source?.toLowerCase() === "recording",
    })),
  };
}

const order: readonly CallType[] = ["main", "consult", "va-main", "va-consult"];

/** A conversation of a single part is the same sound twice, and is listed once. */
function worthHearing(recordings: readonly Recording[]): Recording[] {
  const parts = recordings.filter(({ callType, segment }) => callType === "main" && segment);
  const whole = recordings.some(({ callType, segment }) => callType === "main" && !segment);
  const listed = whole && parts.length === 1 ? recordings.filter((each) => each !== parts[0]) : recordings;
  const rank = ({ callType, segment }: Recording) => order.indexOf(callType) * 2 + Number(segment);
  return listed.toSorted((a, b) => rank(a) - rank(b) || a.startedAt - b.startedAt);
}

const show = (
  recording: Recording,
  { org, journey, session }: { readonly org: OrgRecord; readonly journey: Journey; readonly session: Session },
): ShownRecording => {
  const { id, callType, segment, startedAt, endedAt, channels, sensitive } = recording;
  const confirmation = confirmationOf({ orgId: org.id, taskId: journey.id, recordingId: id });
  return {
    id,
    callType,
    segment,
    startedAt,
    durationMs: endedAt - startedAt,
    channels: [speakerOn(channels[0]), speakerOn(channels[1])],
    sensitive,
    confirmed: session.confirmed.includes(confirmation),
  };
};

const speakers: Readonly<Record<string, string>> = {
  caller: "Customer",
  agent: "Agent",
  va: "Virtual agent",
  others: "Others",
};

/** Cisco's word in ours; one that we do not know is kept as it is. */
const speakerOn = (channel: string | undefined): string | null =>
  channel === undefined ? null : (speakers[channel.toLowerCase()] ?? channel);
