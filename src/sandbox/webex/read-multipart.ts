import { randomUUID } from "node:crypto";
import busboy from "busboy";
import type { Request } from "express";
import type { FileRecord } from "./records.js";
import { badRequest } from "./refusal.js";

/** Webex takes files of up to 100 MB (message attachments guide). */
const MOST_FILE_BYTES = 100 * 1024 * 1024;

interface Multipart {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly FileRecord[];
}

/** Reads a `multipart/form-data` body into memory. Throws a Refusal when it is cut off, malformed or too large. */
export function readMultipart(req: Request): Promise<Multipart> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const files: FileRecord[] = [];
    const malformed = () => reject(badRequest("The multipart body is malformed."));
    const parser = startParser(req, malformed);
    if (!parser) return;
    parser.on("field", (name, value) => {
      fields[name] = value;
    });
    parser.on("file", (_field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("limit", () => reject(badRequest("The file is larger than 100 MB.")));
      stream.on("end", () =>
        files.push({
          uuid: randomUUID(),
          name: info.filename || "file",
          type: info.mimeType,
          content: Buffer.concat(chunks),
        }),
      );
    });
    parser.on("error", malformed);
    parser.on("close", () => resolve({ fields, files }));
    req.on("aborted", malformed);
    req.pipe(parser);
  });
}

function startParser(req: Request, malformed: () => void): busboy.Busboy | undefined {
  try {
    return busboy({ headers: req.headers, limits: { fileSize: MOST_FILE_BYTES } });
  } catch {
    // busboy throws at once when the header names no boundary.
    malformed();
    return undefined;
  }
}
