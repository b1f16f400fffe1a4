import { createHash } from "node:crypto";
import type { Transcript } from "../../wxcc/captures/capture.js";

/** A transcript among those of its contact: Cisco's own id is that of the recognition's configuration, which may come twice (OpenAPI). */
export const transcriptIdOf = ({ id, language, startedAt }: Transcript): string =>
  createHash("sha256")
    .update(JSON.stringify([id, language, startedAt]))
    .digest("base64url")
    .slice(0, 16);
