import { objectKeyOf } from "../../model/captures/capture.js";
import type { CaptureCatalog } from "../../model/captures/create-capture-catalog.js";
import { signUrl } from "../../storage/sign-url.js";
import type { EventSource } from "./event-source.js";

const AVAILABLE = "capture:available";
const HOUR_MS = 3_600_000;
/** The address in an event is good for as long as captures' own are at most. */
const EXPIRES_SECONDS = 3600;

/** `capture:available`: the first file of a contact can be fetched. */
export function captureHappenings(
  catalog: Pick<CaptureCatalog, "readyBetween">,
  regionOf: (orgId: string) => string,
): EventSource {
  return {
    types: [AVAILABLE],
    toldBackMs: HOUR_MS,
    between: (orgId, after, until) =>
      catalog.readyBetween(orgId, after, until).map(({ contact, readyAt, recordings, transcripts }) => ({
        type: AVAILABLE,
        at: readyAt,
        key: contact.id,
        data: ({ origin }, now) => {
          const file = recordings[0] ?? transcripts[0];
          const filePath =
            file &&
            signUrl({
              method: "GET",
              origin,
              region: regionOf(orgId),
              key: objectKeyOf(contact, file),
              signedAt: now,
              expiresSeconds: EXPIRES_SECONDS,
            });
          return { taskId: contact.id, filePath, createdTime: readyAt };
        },
      })),
  };
}
