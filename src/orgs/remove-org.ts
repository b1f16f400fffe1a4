import type { Store } from "../store/store.js";
import { subscriptionId } from "./event-subscription.js";

/** Ends one space's link, and its default when that was the org. */
export async function unlinkOrg(store: Store, spaceId: string, orgId: string): Promise<void> {
  await store.spaces.update(spaceId, (space) => {
    if (space?.defaultOrgId !== orgId) return space;
    const { defaultOrgId: _, ...rest } = space;
    return rest;
  });
  await store.links.remove(`${spaceId}|${orgId}`);
}

/** Forgets an org: first its sign-in, last the rights, so that a manager can repeat what a crash cut short. */
export async function removeOrg(store: Store, orgId: string): Promise<void> {
  await store.tokens.remove(orgId);
  for (const { resource } of await store.subscriptions.find({ orgId }))
    await store.subscriptions.remove(subscriptionId(orgId, resource));
  await store.legacyKeys.remove(orgId);
  for (const { id } of await store.schedules.find({ orgId })) await store.schedules.remove(id);
  for (const { id } of await store.alerts.find({ orgId })) {
    await store.alerts.remove(id);
    await store.alertStates.remove(id);
  }
  for (const { alertId, removed } of await store.alertStates.find())
    if (removed?.rule.orgId === orgId) await store.alertStates.remove(alertId);
  await store.orgs.remove(orgId);
  for (const role of await store.roles.find({ orgId })) await store.roles.remove(`${orgId}|${role.personId}`);
}
