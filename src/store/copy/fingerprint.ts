import { createHash } from "node:crypto";

/** What a pile of records comes to, whatever their order. Equal piles have equal fingerprints, and no others. */
export interface Fingerprint {
  readonly count: number;
  /** Sum of the SHA-256 of each record, modulo 2^256, in hex. Tells nothing of what is in a record. */
  readonly sum: string;
}

/** A fingerprint that grows record by record, so that a pile of any size takes no memory. */
export interface Tally {
  add(record: object): void;
  result(): Fingerprint;
}

const MODULUS = 1n << 256n;

/** A tally of nothing yet. */
export function createTally(): Tally {
  let count = 0;
  let sum = 0n;
  return {
    add: (record) => {
      const digest = createHash("sha256")
        .update(JSON.stringify(inOrder(record)))
        .digest("hex");
      sum = (sum + BigInt(`0x${digest}`)) % MODULUS;
      count += 1;
    },
    result: () => ({ count, sum: sum.toString(16) }),
  };
}

/** With sorted fields: a database gives them back in an order of its own. A field that is undefined is as good as none. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, content]) => [name, inOrder(content)]));
}
