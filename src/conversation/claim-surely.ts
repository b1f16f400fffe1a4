import { asProblem } from "../errors.js";
import type { SeenRecord } from "../store/records.js";
import type { Table } from "../store/store.js";

/** Where claims are kept. */
export type Claims = Pick<Table<SeenRecord>, "add" | "get">;

/**
 * Adds a claim; true when it is this process's. When the answer is lost on the way nobody knows whether it was written: it is added
 * once more, and a claim that stands already tells by `by` whose it is. A connection that breaks makes neither two winners nor none.
 */
export async function claimSurely(
  seen: Claims,
  id: string,
  claim: Required<SeenRecord>,
  lifetime: { readonly expiresAt: number },
): Promise<boolean> {
  try {
    return await seen.add(id, claim, lifetime);
  } catch (error) {
    if (asProblem(error).code !== "store-unavailable") throw error;
    return (await seen.add(id, claim, lifetime)) || (await seen.get(id))?.by === claim.by;
  }
}
