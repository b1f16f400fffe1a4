import { copyPart, fingerprintOf, type Part, parts, type Records } from "./copy-records.js";
import type { Fingerprint } from "./fingerprint.js";
import { targetNotEmpty } from "./problems.js";

/** One end of a copy. */
export interface End {
  readonly store: Records;
  /** For whoever runs the command: a path, or a database by name. Never with a password. */
  readonly where: string;
  close(): Promise<void>;
}

/** The end that is written: what was copied exists only once it is kept. */
export interface Target extends End {
  /** What the place holds already; the same as `store` where that can be given up as a whole. */
  readonly held: Records;
  /** All of the copy becomes what the place holds. Without it `close` leaves the place as it was. */
  keep(): Promise<void>;
}

/** What became of one part. */
export interface Copied {
  readonly part: Part;
  /** What was read from the source. */
  readonly source: Fingerprint;
  /** What the target gave back. */
  readonly target: Fingerprint;
}

/** Every record that was read came back with the same id, content and lifetime. */
export const isSame = ({ source, target }: Copied): boolean =>
  source.count === target.count && source.sum === target.sum;

/**
 * Copies everything, reads the target back, and keeps it only when every record is the same. Rejects with a Problem when
 * the target is not empty, and with whatever ends the reading or the writing; then the target is as it was.
 */
export async function copyStore(source: Pick<End, "store">, target: Target): Promise<readonly Copied[]> {
  await refuseUnlessEmpty(target);
  const sources = new Map<Part, Fingerprint>();
  for (const part of parts) sources.set(part, await copyPart(part, source.store, target.store));
  const copied: Copied[] = [];
  for (const [part, fingerprint] of sources)
    copied.push({ part, source: fingerprint, target: await fingerprintOf(part, target.store) });
  if (copied.every(isSame)) await target.keep();
  return copied;
}

async function refuseUnlessEmpty({ held: store, where }: Target): Promise<void> {
  const found: { part: Part; count: number }[] = [];
  for (const part of parts) {
    const { count } = await fingerprintOf(part, store);
    if (count > 0) found.push({ part, count });
  }
  if (found.length > 0) throw targetNotEmpty(where, found);
}
