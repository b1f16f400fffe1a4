import type { Subscription } from "./create-subscriptions.js";

/** A subscription as the API shows it; its secret can only be written. */
export function showSubscription(subscription: Subscription): object {
  const { version: _version, orgId: _orgId, secret: _secret, origin: _origin, ...shown } = subscription;
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
}
