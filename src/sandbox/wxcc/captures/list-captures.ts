import { objectKeyOf, type Recording, type Transcript } from "../../model/captures/capture.js";
import type { CaptureCatalog } from "../../model/captures/create-capture-catalog.js";
import type { ContactCentre } from "../../model/centre.js";
import { signUrl } from "../../storage/sign-url.js";
import type { CapturesQuery } from "./read-query.js";

/**
 * What can be fetched of each task at `now`, in the order of the question. A task that is unknown, not recorded, not ready
 * or deleted has empty lists (OpenAPI). `origin` is where the storage can be reached.
 */
export function listCaptures(
  catalog: CaptureCatalog,
  centre: ContactCentre,
  query: CapturesQuery,
  now: number,
  origin: string,
) {
  return query.taskIds.map((taskId) => {
    const captures = catalog.at(centre.orgId, taskId.toLowerCase(), now);
    if (!captures) return { taskId, recording: [], transcription: [] };
    const sign = (file: Recording | Transcript) =>
      signUrl({
        method: "GET",
        origin,
        region: centre.region,
        key: objectKeyOf(captures.contact, file),
        signedAt: now,
        expiresSeconds: query.expiresMinutes * 60,
      });
    return {
      taskId,
      recording: captures.recordings
        .filter((recording) => isWanted(recording, query))
        .map((recording) => recordingRecord(recording, sign(recording))),
      transcription: captures.transcripts.map((transcript) => ({
        ...originOf(transcript, centre.capturesInNewerForm),
        ...transcriptRecord(transcript, captures.readyAt, sign(transcript)),
      })),
    };
  });
}

/** Segments take the stitched recording's place; virtual agents are left out unless they are asked for. */
function isWanted({ callType, segment }: Recording, query: CapturesQuery): boolean {
  if (callType.startsWith("va-")) return query.virtualAgents;
  return callType === "consult" || segment === query.segments;
}

const recordingRecord = (recording: Recording, filePath: string) => ({
  id: recording.id,
  segment: recording.segment,
  attributes: {
    fileName: recording.fileName,
    filePath,
    startTime: recording.startedAt,
    stopTime: recording.stoppedAt,
    participants: recording.participants,
    channel1: recording.channel1,
    channel2: recording.channel2,
    callType: recording.callType,
    sensitive: recording.sensitive,
  },
});

/** The OpenAPI writes both names with a capital, Cisco's newer guides without. */
const originOf = ({ source }: Transcript, newerForm: boolean) =>
  newerForm ? { source, provider: "CISCO" } : { Source: source, Provider: "CISCO" };

/** Times are text here, unlike a recording's (OpenAPI). */
const transcriptRecord = (transcript: Transcript, readyAt: number, filePath: string) => ({
  id: transcript.id,
  fileName: transcript.fileName,
  filePath,
  startTime: String(transcript.startedAt),
  languageCode: transcript.languageCode,
  createTime: String(readyAt),
});
