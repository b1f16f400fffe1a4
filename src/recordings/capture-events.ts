import { createEventSubscription, type EventSubscription, type SubscribingDeps } from "../orgs/event-subscription.js";
import type { Store } from "../store/store.js";
import type { Alarm } from "./alarm.js";
import { waitId } from "./capture-waits.js";

/** What hearing of recordings needs. */
export interface EventsDeps extends SubscribingDeps {
  readonly store: SubscribingDeps["store"] & Pick<Store, "captureWaits">;
  readonly alarm: Pick<Alarm, "ring">;
}

/** Contact Center's own word that a recording is there, while there is something to wait for. */
export function createCaptureEvents(deps: EventsDeps): EventSubscription {
  const { store, clock } = deps;

  /** Nobody knows what was announced while nothing arrived. */
  async function onRenewed(orgId: string): Promise<void> {
    const now = clock.now();
    for (const wait of await store.captureWaits.find({ orgId }))
      await store.captureWaits.update(waitId(wait), (old) => old && { ...old, nextAt: Math.min(old.nextAt, now) });
    deps.alarm.ring();
  }

  return createEventSubscription("capture", { ...deps, onRenewed });
}
