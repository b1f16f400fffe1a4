import { retryAfterSeconds } from "../../back-off.js";
import { type Clock, withDeadline } from "../../clock.js";
import { mayFetch } from "../../wxcc/captures/guard-address.js";
import type { SignedAddress } from "../../wxcc/captures/signed-address.js";
import { readContentRange, readUnsatisfied } from "./byte-range.js";

/** Bytes that are on their way. */
export interface OpenObject {
  readonly kind: "open";
  readonly status: 200 | 206;
  /** Position of the first byte that comes. */
  readonly from: number;
  /** How many come; undefined when the storage does not say. */
  readonly length: number | undefined;
  /** Of the whole. */
  readonly total: number | undefined;
  /** A strong one, in quotes. */
  readonly etag: string | undefined;
  readonly body: ReadableStream<Uint8Array>;
}

/** What the storage did with a request. */
export type Fetched =
  | OpenObject
  | { readonly kind: "unsatisfiable"; readonly total: number | undefined }
  /** The address is no longer accepted: S3 says 403, or 400 when the credentials behind it have run out. */
  | { readonly kind: "expired" }
  | { readonly kind: "gone" }
  | { readonly kind: "busy"; readonly retryAfterSeconds: number | undefined }
  | { readonly kind: "refused"; readonly status: number | undefined };

/** How long the storage may take to begin its answer. */
const ANSWER_WITHIN_MS = 15_000;

/** Where bytes are fetched from. */
export interface StorageEdge {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Contact Center itself is reached by http. */
  readonly httpAllowed: boolean;
}

/**
 * One GET of a signed address with nothing of ours in it: no bearer (S3 refuses it), no cookie; redirects are not followed.
 * Rejects only with the reason of an aborted `signal`, which also ends the body.
 */
export async function fetchObject(
  edge: StorageEdge,
  address: SignedAddress,
  range: string | undefined,
  signal: AbortSignal,
): Promise<Fetched> {
  const url = address.reveal();
  if (!mayFetch(url, edge.httpAllowed)) return { kind: "refused", status: undefined };
  // A zipped body would make nonsense of positions.
  const headers = { "accept-encoding": "identity", ...(range === undefined ? {} : { range }) };
  const get = (stop: AbortSignal) =>
    edge.fetch(url, { headers, redirect: "error", credentials: "omit", referrerPolicy: "no-referrer", signal: stop });
  try {
    return await read(await withDeadline(edge.clock, ANSWER_WITHIN_MS, get, signal));
  } catch {
    if (signal.aborted) throw signal.reason;
    // Whatever it was, its text may quote the address; it is tried again, and said to be the storage's silence.
    return { kind: "busy", retryAfterSeconds: undefined };
  }
}

async function read(response: Response): Promise<Fetched> {
  const { status, headers } = response;
  if ((status === 200 || status === 206) && response.body) {
    const open = readOpen(status, headers, response.body);
    if (open) return open;
  }
  await response.body?.cancel();
  if (status === 416) return { kind: "unsatisfiable", total: readUnsatisfied(headers.get("content-range")) };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 400 || status === 401 || status === 403) return { kind: "expired" };
  if (status === 429 || status >= 500)
    return { kind: "busy", retryAfterSeconds: retryAfterSeconds(headers.get("retry-after")) };
  return { kind: "refused", status };
}

function readOpen(status: 200 | 206, headers: Headers, body: ReadableStream<Uint8Array>): OpenObject | undefined {
  const tag = headers.get("etag");
  const etag = tag !== null && /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : undefined;
  if (status === 206) {
    const part = readContentRange(headers.get("content-range"));
    if (!part) return undefined;
    const { from, to, total } = part;
    return { kind: "open", status, from, length: to - from + 1, total, etag, body };
  }
  const text = headers.get("content-length");
  const length = text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  return { kind: "open", status, from: 0, length, total: length, etag, body };
}
