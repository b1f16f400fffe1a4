import type { Clock } from "../clock.js";
import { Problem } from "../errors.js";
import type { Asker } from "../orgs/access.js";
import type { SiteChangeRecord } from "../store/site-records.js";
import type { Store } from "../store/store.js";
import type { SiteFields } from "../wxcc/configuration/site.js";

/** What is kept of a change: who made it where, and the site before and after. */
export type Recorded = Pick<SiteChangeRecord, "orgId" | "siteId" | "before" | "after">;

/** Writes a change into the audit trail. False when the trail could not be written: the change is made by then. */
export async function recordChange(
  { store, clock }: { readonly store: Pick<Store, "audit">; readonly clock: Clock },
  who: Pick<Asker, "personId" | "spaceId"> & { readonly personEmail?: string | undefined },
  { orgId, siteId, before, after }: Recorded,
  profileName: (id: string) => string,
): Promise<boolean> {
  const shown = ({ name, active, profileId, description }: SiteFields) => ({
    name,
    active,
    multimediaProfile: profileName(profileId),
    description,
  });
  try {
    await store.audit.append({
      at: clock.now(),
      personId: who.personId,
      ...(who.personEmail === undefined ? {} : { personEmail: who.personEmail }),
      spaceId: who.spaceId,
      orgId,
      action: `site-${before ? (after ? "changed" : "deleted") : "created"}`,
      outcome: "answered",
      change: {
        what: siteId === undefined ? "site" : `site ${siteId}`,
        ...(before ? { before: shown(before) } : {}),
        ...(after ? { after: shown(after) } : {}),
      },
    });
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return false;
  }
}
