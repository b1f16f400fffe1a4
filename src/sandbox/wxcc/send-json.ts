import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Request, Response } from "express";

const zip = promisify(gzip);
/** OpenAPI: compressed only when asked for and larger than 1 MB. */
const COMPRESSED_FROM_BYTES = 1024 * 1024;

/** Sends a value as JSON, compressed where the cloud would compress it. */
export async function sendJson(request: Request, response: Response, status: number, value: unknown): Promise<void> {
  const body = Buffer.from(JSON.stringify(value));
  response.status(status).type("application/json");
  const accepts = (request.get("accept-encoding") ?? "").split(",").some((coding) => /^\s*gzip\b/i.test(coding));
  if (!accepts || body.length <= COMPRESSED_FROM_BYTES) {
    response.send(body);
    return;
  }
  response.set("content-encoding", "gzip").send(await zip(body));
}
