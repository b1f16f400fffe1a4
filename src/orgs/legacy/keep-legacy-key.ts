import type { Clock } from "../../clock.js";
import type { OrgRecord } from "../../store/records.js";
import type { Store } from "../../store/store.js";
import type { LegacyKey } from "../../wxcc/legacy/sign-request.js";

/** Keeps a key for an org once the legacy interface has accepted it; the one before is forgotten. */
export type KeepLegacyKey = (org: OrgRecord, key: LegacyKey, personId: string) => Promise<void>;

/** `tryKey` rejects with a Problem when the key is not accepted; then nothing is kept. */
export function keepLegacyKey(deps: {
  readonly store: Pick<Store, "legacyKeys">;
  readonly clock: Clock;
  readonly tryKey: (org: OrgRecord, key: LegacyKey) => Promise<void>;
}): KeepLegacyKey {
  return async (org, key, personId) => {
    await deps.tryKey(org, key);
    const record = { orgId: org.id, ...key, addedBy: personId, addedAt: deps.clock.now() };
    await deps.store.legacyKeys.put(org.id, record);
  };
}
