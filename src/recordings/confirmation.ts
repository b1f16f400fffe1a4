import { createHash } from "node:crypto";

/** One recording in 16 letters: ids are Cisco's and may be of any length. */
export const confirmationOf = (what: {
  readonly orgId: string;
  readonly taskId: string;
  readonly recordingId: string;
}): string =>
  createHash("sha256")
    .update(JSON.stringify([what.orgId, what.taskId, what.recordingId]))
    .digest("base64url")
    .slice(0, 16);
