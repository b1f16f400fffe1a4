import type { EventSubscription } from "../orgs/event-subscription.js";
import type { Store } from "../store/store.js";

/** Each of them may hold a lock of the store. */
const AT_ONCE = 8;

/** Subscribes to the contacts' events of these orgs and ends what there is of others. Does not reject because of Contact Center. */
export async function keepListening(
  orgIds: ReadonlySet<string>,
  deps: { readonly store: Pick<Store, "orgs" | "subscriptions">; readonly events: EventSubscription },
): Promise<void> {
  const { store, events } = deps;
  const left = (await store.subscriptions.find({ resource: "task" })).filter(({ orgId }) => !orgIds.has(orgId));
  const ending = left.map(async ({ orgId }) => {
    const org = await store.orgs.get(orgId);
    if (org) await events.endFor(org);
  });
  const orgs = orgIds.values();
  const listening = Array.from({ length: AT_ONCE }, async () => {
    for (const orgId of orgs) await events.listenTo(orgId);
  });
  await Promise.all([...ending, ...listening]);
}
