import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler, Response } from "express";
import type { Clock } from "../../clock.js";
import type { CaptureCatalog } from "../model/captures/create-capture-catalog.js";
import { refuseRequest } from "./check-request.js";
import { findObject, type StoredObject } from "./find-object.js";
import { type ByteRange, readRange } from "./read-range.js";
import { writeError } from "./write-error.js";

/** So much is made at a time; never more than two of them wait for a slow receiver. */
const CHUNK_BYTES = 64 * 1024;

/** The bucket with recordings and transcripts, to be mounted at `/storage`. It gives whatever was signed, in any part. */
export function serveStorage(deps: { readonly clock: Clock; readonly catalog: CaptureCatalog }): RequestHandler {
  return async (request, response) => {
    const { method } = request;
    response.set("server", "AmazonS3");
    if (method !== "GET" && method !== "HEAD") {
      const message = "The specified method is not allowed against this resource.";
      return writeError(response, { status: 405, code: "MethodNotAllowed", message });
    }
    const now = deps.clock.now();
    const [path = "", query = ""] = request.originalUrl.split("?");
    const refusal = refuseRequest(
      {
        method,
        host: request.get("host") ?? "",
        path,
        parameters: new URLSearchParams(query),
        authorization: request.get("authorization"),
      },
      now,
    );
    if (refusal) return writeError(response, refusal);
    const object = findObject(deps.catalog, request.path.slice(1), now);
    if (!object) {
      return writeError(response, { status: 404, code: "NoSuchKey", message: "The specified key does not exist." });
    }
    const range = readRange(request.get("range"), object.byteLength);
    if (range === "none") {
      response.set("content-range", `bytes */${object.byteLength}`);
      const more = { RangeRequested: request.get("range") ?? "", ActualObjectSize: object.byteLength };
      const message = "The requested range is not satisfiable";
      return writeError(response, { status: 416, code: "InvalidRange", message, more });
    }
    await sendObject(response, object, range, method === "HEAD");
  };
}

async function sendObject(
  response: Response,
  object: StoredObject,
  range: ByteRange | undefined,
  headOnly: boolean,
): Promise<void> {
  const { from, to } = range ?? { from: 0, to: object.byteLength - 1 };
  response.status(range ? 206 : 200).set({
    "accept-ranges": "bytes",
    "content-type": object.type,
    "content-length": String(to - from + 1),
    "last-modified": new Date(object.modifiedAt).toUTCString(),
    etag: object.etag,
    ...(range ? { "content-range": `bytes ${from}-${to}/${object.byteLength}` } : {}),
  });
  if (headOnly) {
    response.end();
    return;
  }
  const chunks = Readable.from(chunksOf(object, from, to + 1), { highWaterMark: 1 });
  await pipeline(chunks, response).catch((error: unknown) => {
    // Whoever listens may stop at any time: nothing more is made then.
    if (!response.destroyed) throw error;
  });
}

function* chunksOf(object: StoredObject, from: number, end: number): Generator<Buffer> {
  for (let at = from; at < end; at += CHUNK_BYTES) yield object.read(at, Math.min(at + CHUNK_BYTES, end));
}
