import { type KindName, kindNames, type Tables } from "../kinds.js";
import type { AuditTrail } from "../store.js";
import { createTally, type Fingerprint } from "./fingerprint.js";

/** What of a store is copied. */
export type Records = Tables & { readonly audit: AuditTrail };

/** A kind of record, or the audit trail. */
export type Part = KindName | "audit";

/** Everything a store is made of, in the order in which it is copied. */
export const parts: readonly Part[] = [...kindNames, "audit"];

/** Writes under way at once: enough to share a write of a file, few enough to hold in memory. */
const AT_ONCE = 500;

/** Copies one part of a store with ids and lifetimes; resolves when the target has it, with what it comes to. */
export async function copyPart(part: Part, from: Records, to: Records): Promise<Fingerprint> {
  const tally = createTally();
  if (part === "audit") {
    await inBatches(from.audit.entries(), async (entry) => {
      tally.add(entry);
      await to.audit.append(entry);
    });
    return tally.result();
  }
  await copyKind(part, from, to, tally.add);
  return tally.result();
}

async function copyKind<K extends KindName>(kind: K, from: Tables, to: Tables, seen: (entry: object) => void) {
  const target = to[kind];
  await inBatches(from[kind].entries(), async (entry) => {
    seen(entry);
    const { id, value, expiresAt } = entry;
    await target.put(id, value, expiresAt === undefined ? undefined : { expiresAt });
  });
}

/** What a part of a store comes to. */
export async function fingerprintOf(part: Part, store: Records): Promise<Fingerprint> {
  const tally = createTally();
  for await (const entry of entriesOf(part, store)) tally.add(entry);
  return tally.result();
}

const entriesOf = (part: Part, store: Records): AsyncIterable<object> =>
  part === "audit" ? store.audit.entries() : store[part].entries();

async function inBatches<T>(entries: AsyncIterable<T>, work: (entry: T) => Promise<void>): Promise<void> {
  let batch: T[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < AT_ONCE) continue;
    await Promise.all(batch.map(work));
    batch = [];
  }
  await Promise.all(batch.map(work));
}
