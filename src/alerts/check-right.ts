import { Problem } from "../errors.js";
import type { Access } from "../orgs/access.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { OrgRecord } from "../store/records.js";
import type { PauseReason } from "./notice-cards.js";

/** Whether figures may be posted for a rule at this moment; `later` when nobody can tell now. */
export type Right = "may-post" | "later" | PauseReason;

const reasons = new Map<string, PauseReason>([
  ["not-a-member", "owner-gone"],
  ["guest", "owner-gone"],
  ["no-org-linked", "org-gone"],
  ["unknown-org", "org-gone"],
  ["ambiguous-org", "org-gone"],
  ["guest-in-space", "refused"],
  ["space-gone", "space-gone"],
]);

/** Asks in the owner's place, so that a rule never shows what its owner could not ask for here and now. */
export async function checkRight(rule: AlertRecord, org: OrgRecord, access: Pick<Access, "orgsFor">): Promise<Right> {
  const { ownerId, ownerEmail, spaceId, spaceType } = rule;
  try {
    const orgs = await access.orgsFor({ personId: ownerId, personEmail: ownerEmail, spaceId, spaceType }, [org.name]);
    return orgs.some(({ id }) => id === org.id) ? "may-post" : "org-gone";
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return reasons.get(error.code) ?? "later";
  }
}
