import type { CardAction } from "../../cards/card.js";
import { profileName } from "../../sites/find-site.js";
import { createPendingChanges } from "../../sites/pending-changes.js";
import { fieldsOf } from "../../sites/site-rules.js";
import type { OrgRecord } from "../../store/records.js";
import type { ProfileEntry } from "../../wxcc/configuration/listings.js";
import type { Site, SiteFields } from "../../wxcc/configuration/site.js";
import type { Answer, Ask, Services } from "../command.js";
import { proposalCard } from "./change-cards.js";

/** What commands that change sites touch. */
export type SiteServices = Pick<Services, "sites" | "listings" | "store" | "clock">;

/** A change to be confirmed; a site that is there is bound to how it was read. */
export interface Wanted {
  readonly site?: Site;
  readonly after?: SiteFields;
  readonly profiles: readonly ProfileEntry[];
  readonly notes?: readonly string[];
  readonly actions?: readonly CardAction[];
}

/** Keeps the change for ten minutes and answers with the card that asks for a confirmation. */
export async function propose(
  services: SiteServices,
  { asker }: Pick<Ask, "asker">,
  org: OrgRecord,
  { site, after, profiles, ...more }: Wanted,
): Promise<Answer> {
  const change = await createPendingChanges(services).propose(asker, org, {
    ...(site ? { siteId: site.id, before: fieldsOf(site) } : {}),
    ...(after ? { after: fieldsOf(after) } : {}),
  });
  return { card: proposalCard({ org, change, profileName: (id) => profileName(profiles, id) }, more) };
}
