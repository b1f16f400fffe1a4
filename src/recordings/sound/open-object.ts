import { backOffMs } from "../../back-off.js";
import type { SignedAddress } from "../../wxcc/captures/signed-address.js";
import { type Fetched, fetchObject, type OpenObject, type StorageEdge } from "./fetch-object.js";
import { recordingGone, storageRefuses, storageSilent } from "./problems.js";

/** An object in the storage whose address may have to be asked for again. */
export interface StoredObject {
  /** Its address at this moment; undefined when there is no such object any more. */
  address(signal: AbortSignal): Promise<SignedAddress | undefined>;
  /** That address was not accepted. */
  renew(stale: SignedAddress): Promise<void>;
}

/** How an object is asked for. */
export interface OpenDeps extends StorageEdge {
  /** In [0, 1). */
  readonly random: () => number;
}

/** Answers that say what is there. */
export type Opened = OpenObject | Extract<Fetched, { kind: "unsatisfiable" }>;

const MOST_TRIES = 4;
const PAUSES = { firstMs: 500, longestMs: 4_000 };
/** Nobody looks at a silent player for longer. */
const LONGEST_WAIT_MS = 8_000;

/**
 * Opens an object, or a range of it. An address that has run out is replaced once, a storage that is busy is asked four
 * times. Throws `recording-gone`, `recording-unavailable`, or what asking for the address throws.
 */
export async function openObject(
  deps: OpenDeps,
  object: StoredObject,
  range: string | undefined,
  signal: AbortSignal,
): Promise<Opened> {
  let renewed = false;
  for (let tries = 1; ; ) {
    const address = await object.address(signal);
    if (!address) throw recordingGone();
    const fetched = await fetchObject(deps, address, range, signal);
    if (fetched.kind === "open" || fetched.kind === "unsatisfiable") return fetched;
    if (fetched.kind === "refused") throw storageRefuses();
    if (fetched.kind === "gone") {
      await object.renew(address);
      throw recordingGone();
    }
    if (fetched.kind === "expired") {
      if (renewed) throw storageRefuses();
      renewed = true;
      await object.renew(address);
      continue;
    }
    const told = fetched.retryAfterSeconds;
    const waitMs = told === undefined ? backOffMs(tries, deps.random(), PAUSES) : told * 1000;
    if (tries >= MOST_TRIES || waitMs > LONGEST_WAIT_MS) throw storageSilent(told);
    tries += 1;
    await deps.clock.sleep(waitMs, signal);
  }
}
