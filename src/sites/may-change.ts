import { mayWrite } from "../orgs/scopes.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import { writeNotGranted } from "../wxcc/configuration/write-problems.js";

/** Throws `write-not-granted` unless the org's sign-in was for changes as well. */
export async function requireMayChange({ tokens }: Pick<Store, "tokens">, org: OrgRecord): Promise<void> {
  const token = await tokens.get(org.id);
  if (!token || !mayWrite(token.scope)) throw writeNotGranted(org);
}
