import type { Log } from "../../log.js";
import type { Recording } from "../../wxcc/captures/capture.js";
import type { OrgRef } from "../../wxcc/statistics/source.js";
import type { KnownCaptures } from "./known-captures.js";
import { type OpenDeps, type Opened, openObject, type StoredObject } from "./open-object.js";
import { recordingGone } from "./problems.js";
import { streamOn } from "./stream-on.js";

/** One recording of a contact, by whoever was found to have the right to it. */
export interface SoundRef {
  readonly org: OrgRef;
  readonly taskId: string;
  readonly recordingId: string;
}

/** What of it is wanted: everything, or one part. `ifRange`: the part only while the sound still has this ETag. */
export interface Part {
  readonly range?: string | undefined;
  readonly ifRange?: string | undefined;
}

/** A sound, or the part of it that was asked for, as HTTP tells it. */
export interface Sound {
  readonly status: 200 | 206 | 416;
  /** Position of the first byte, how many there are, and how many the whole has; undefined when not known. */
  readonly from: number;
  readonly length: number | undefined;
  readonly total: number | undefined;
  readonly etag: string | undefined;
  /** Exactly `length` bytes, or an error; to be ended early when nobody wants more. */
  readonly bytes: AsyncGenerator<Uint8Array, void, undefined>;
}

/** Recordings' sound, straight from Contact Center's storage. Nothing is kept. */
export interface Sounds {
  /** Throws `recording-gone` when there is no such recording, any more or at all. */
  find(ref: SoundRef, signal: AbortSignal): Promise<Recording>;
  /** Opens the sound; aborting `signal` closes the connection to the storage. Throws Problems. */
  open(ref: SoundRef, part: Part, signal: AbortSignal): Promise<Sound>;
  /** How long it is, without a byte of it. */
  measure(ref: SoundRef, signal: AbortSignal): Promise<Pick<Sound, "total" | "etag">>;
}

/** Fetches with addresses that are asked for when they are needed. */
export function createSounds(deps: OpenDeps & { readonly known: KnownCaptures; readonly log: Log }): Sounds {
  const { known, log } = deps;

  async function find({ org, taskId, recordingId }: SoundRef, signal: AbortSignal): Promise<Recording> {
    const { recordings } = await known.find(org, taskId, signal);
    const recording = recordings.find(({ id }) => id === recordingId);
    if (!recording) throw recordingGone();
    return recording;
  }

  const objectOf = (ref: SoundRef): StoredObject => ({
    address: async (signal) => (await find(ref, signal)).address,
    renew: (stale) => known.renew(ref.org, ref.taskId, stale),
  });

  async function openPart(ref: SoundRef, { range, ifRange }: Part, signal: AbortSignal): Promise<Opened> {
    const opened = await openObject(deps, objectOf(ref), range, signal);
    const isOther = ifRange !== undefined && opened.kind === "open" && opened.etag !== ifRange;
    if (!isOther || range === undefined) return opened;
    await opened.body.cancel();
    return openObject(deps, objectOf(ref), undefined, signal);
  }

  return {
    find,
    async open(ref, part, signal) {
      const opened = await openPart(ref, part, signal);
      if (opened.kind === "unsatisfiable") return unsatisfiable(opened.total);
      const { status, from, length, total, etag } = opened;
      const bytes = streamOn(opened, {
        clock: deps.clock,
        signal,
        reopen: (range) => openObject(deps, objectOf(ref), range, signal),
        onInterruption: (why, atByte) =>
          log.warn({ orgId: ref.org.id, taskId: ref.taskId, why, atByte }, "the storage stopped giving a recording"),
      });
      return { status, from, length, total, etag, bytes };
    },
    async measure(ref, signal) {
      // An address is signed for GET alone (S3): a HEAD of it would be refused.
      const opened = await openObject(deps, objectOf(ref), "bytes=0-0", signal);
      if (opened.kind === "unsatisfiable") return { total: opened.total, etag: undefined };
      await opened.body.cancel();
      return { total: opened.total, etag: opened.etag };
    },
  };
}

async function* noBytes(): AsyncGenerator<Uint8Array, void, undefined> {
  yield* [];
}

const unsatisfiable = (total: number | undefined): Sound => ({
  status: 416,
  from: 0,
  length: 0,
  total,
  etag: undefined,
  bytes: noBytes(),
});
