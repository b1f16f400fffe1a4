import type { Clock } from "../../clock.js";
import type { OpenObject } from "./fetch-object.js";
import type { Opened } from "./open-object.js";
import { Interrupted, readChunks } from "./read-chunks.js";

/** Bytes must keep coming. */
const STALL_MS = 30_000;
const MOST_INTERRUPTIONS = 3;

/** How a stream goes on after an interruption. */
export interface StreamDeps {
  readonly clock: Clock;
  /** Opens the same object again, `bytes=<from>-<to>`. */
  readonly reopen: (range: string) => Promise<Opened>;
  /** Told of every interruption. */
  readonly onInterruption: (why: Interrupted["why"], atByte: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Exactly the bytes that `first` promises, whatever happens to the connection: after an interruption it goes on from the byte
 * that was reached, three times at most. Throws {@link Interrupted} then, or when the object has become another one.
 */
export async function* streamOn(first: OpenObject, deps: StreamDeps): AsyncGenerator<Uint8Array, void, undefined> {
  const end = first.length === undefined ? undefined : first.from + first.length;
  let at = first.from;
  let open = first;
  for (let interruptions = 1; ; interruptions++) {
    try {
      for await (const chunk of readChunks(open.body, deps.clock, STALL_MS)) {
        const owed = end === undefined ? chunk : chunk.subarray(0, end - at);
        at += owed.byteLength;
        if (owed.byteLength > 0) yield owed;
        if (at === end) return;
      }
      if (end === undefined || at === end) return;
      throw new Interrupted("short");
    } catch (error) {
      if (deps.signal.aborted) throw deps.signal.reason;
      if (!(error instanceof Interrupted)) throw error;
      deps.onInterruption(error.why, at);
      if (interruptions > MOST_INTERRUPTIONS) throw error;
    }
    open = sameObject(first, at, await deps.reopen(`bytes=${at}-${end === undefined ? "" : end - 1}`));
  }
}

/** Two recordings must never be mixed, nor a byte come twice. */
function sameObject(first: OpenObject, at: number, again: Opened): OpenObject {
  const fits =
    again.kind === "open" &&
    again.from === at &&
    again.etag === first.etag &&
    again.total === (first.total ?? again.total);
  if (fits) return again;
  if (again.kind === "open") void again.body.cancel();
  throw new Interrupted("changed");
}
