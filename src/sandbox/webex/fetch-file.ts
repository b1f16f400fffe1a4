import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { FileRecord } from "./records.js";
import { badRequest } from "./refusal.js";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const DEADLINE_REAL_MS = 10_000;

/** Fetches a file named by address, as Webex does at once; only from this machine, for the sandbox has no internet. */
export async function fetchFile(address: string, fetchIt: typeof fetch): Promise<FileRecord> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw badRequest("files must be an http or https address.");
  if (!LOOPBACK.has(url.hostname)) throw badRequest("The sandbox fetches files from this machine only.");
  const response = await fetchIt(url, { signal: AbortSignal.timeout(DEADLINE_REAL_MS) }).catch(() => undefined);
  if (!response?.ok) throw badRequest("The address in files could not be fetched.");
  return {
    uuid: randomUUID(),
    name: basename(url.pathname) || "file",
    type: response.headers.get("content-type") ?? "application/octet-stream",
    content: Buffer.from(await response.arrayBuffer()),
  };
}
