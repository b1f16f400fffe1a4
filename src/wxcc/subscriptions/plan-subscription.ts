import { CAPTURE_AVAILABLE, CAPTURE_VERSION, MOST_SUBSCRIPTIONS, type Subscription } from "./subscription.js";

/** What has to be done so that an org's captures are announced to one address, once. */
export type SubscriptionPlan = {
  /** Ours, and one too many. */
  readonly surplus: readonly string[];
} & (
  | { readonly kind: "keep" | "renew"; readonly id: string }
  | { readonly kind: "create" }
  /** The org has as many as it may have, and none of them is ours. */
  | { readonly kind: "full" }
);

/**
 * Compares what the org has with what is wanted. Ours is what leads below `base`, or what we remember having made: one left
 * behind by a lost store or an earlier address is taken over, those of others are never touched.
 */
export function planSubscription(
  listed: { readonly own: readonly Subscription[]; readonly count: number },
  wanted: { readonly base: string; readonly destinationUrl: string; readonly subscriptionId?: string | undefined },
): SubscriptionPlan {
  const remembered = ({ id }: Subscription) => id === wanted.subscriptionId;
  const ours = listed.own.filter((each) => remembered(each) || each.destinationUrl.startsWith(wanted.base));
  const kept = ours.find(remembered) ?? ours[0];
  if (!kept) return { kind: listed.count >= MOST_SUBSCRIPTIONS ? "full" : "create", surplus: [] };
  const healthy =
    remembered(kept) &&
    kept.status === "active" &&
    kept.destinationUrl === wanted.destinationUrl &&
    kept.resourceVersion === CAPTURE_VERSION &&
    kept.eventTypes.includes(CAPTURE_AVAILABLE);
  const surplus = ours.filter((each) => each !== kept).map(({ id }) => id);
  return { kind: healthy ? "keep" : "renew", id: kept.id, surplus };
}
