import { type Clock, withDeadline } from "../../clock.js";
import { readBody } from "../read-body.js";
import type { SignedAddress } from "./signed-address.js";

/** What became of a fetch: the text, or why there is none. */
export type Fetched =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "unreachable"; readonly why: string };

/** The longest conversation written down with a time for each word is about a tenth of it. */
const MOST_BYTES = 5 * 1024 * 1024;
const DEADLINE_MS = 15_000;

/**
 * Fetches a small file from its signed address within 15 s. The storage refuses a bearer beside the signature (Amazon S3), so
 * none is sent. Nothing that is returned or thrown tells the address; rejects only when `signal` is aborted.
 */
export async function fetchCapture(
  deps: { readonly fetch: typeof fetch; readonly clock: Clock },
  address: SignedAddress,
  signal?: AbortSignal,
): Promise<Fetched> {
  const exchange = async (stop: AbortSignal): Promise<Fetched> => {
    const response = await deps.fetch(address.reveal(), { redirect: "manual", signal: stop });
    if (response.status !== 200) {
      await response.body?.cancel();
      return { kind: "status", status: response.status };
    }
    const text = await readBody(response, MOST_BYTES);
    return text === undefined ? { kind: "too-large" } : { kind: "text", text };
  };
  try {
    return await withDeadline(deps.clock, DEADLINE_MS, exchange, signal);
  } catch (thrown) {
    if (signal?.aborted) throw signal.reason;
    // The name alone: messages of network errors hold the host that was asked.
    return { kind: "unreachable", why: thrown instanceof Error ? thrown.name : "unknown" };
  }
}
