import { createHash } from "node:crypto";
import { type ContactCaptures, objectKeyOf } from "../model/captures/capture.js";
import type { CaptureCatalog } from "../model/captures/create-capture-catalog.js";
import { createWav } from "./audio/create-wav.js";

/** A file in the storage; any part of it can be read without the rest. */
export interface StoredObject {
  readonly type: string;
  readonly byteLength: number;
  /** In quotes, as the header has it. */
  readonly etag: string;
  readonly modifiedAt: number;
  /** Bytes `[from, to)`. */
  read(from: number, to: number): Buffer;
}

/** The object that lies at a path `<bucket>/<key>` at `now`; undefined when there is none, or none any more. */
export function findObject(catalog: CaptureCatalog, path: string, now: number): StoredObject | undefined {
  const [, orgId = "", taskId = ""] = path.split("/");
  const captures = catalog.at(orgId, taskId, now);
  return captures && (findRecording(captures, path) ?? findTranscript(captures, path));
}

const liesAt =
  (captures: ContactCaptures, path: string) => (file: { readonly id: string; readonly fileName: string }) =>
    path.endsWith(`/${objectKeyOf(captures.contact, file)}`);

function findRecording(captures: ContactCaptures, path: string): StoredObject | undefined {
  const recording = captures.recordings.find(liesAt(captures, path));
  if (!recording) return undefined;
  const wav = createWav(recording);
  return { ...wav, type: "audio/wav", etag: etagOf(recording.id), modifiedAt: captures.readyAt };
}

function findTranscript(captures: ContactCaptures, path: string): StoredObject | undefined {
  const transcript = captures.transcripts.find(liesAt(captures, path));
  if (!transcript) return undefined;
  const body = Buffer.from(JSON.stringify(transcript.content()));
  return {
    type: "application/json",
    byteLength: body.length,
    etag: etagOf(body),
    modifiedAt: captures.readyAt,
    read: (from, to) => body.subarray(from, to),
  };
}

const etagOf = (what: string | Buffer) => `"${createHash("md5").update(what).digest("hex")}"`;
