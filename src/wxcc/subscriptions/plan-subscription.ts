import { type ResourceName, resources } from "./resource.js";
import { MOST_SUBSCRIPTIONS, type Subscription } from "./subscription.js";

/** What has to be done so that events of one resource are announced to one address, once. */
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
 * Compares what the org has with what is wanted. Ours is what leads below `base` and tells of the resource, or what we remember
 * having made: one left behind by a lost store or an earlier address is taken over, those of others are never touched.
 */
export function planSubscription(
  listed: { readonly own: readonly Subscription[]; readonly count: number },
  wanted: {
    readonly resource: ResourceName;
    readonly base: string;
    readonly destinationUrl: string;
    readonly subscriptionId?: string | undefined;
  },
): SubscriptionPlan {
  const { eventTypes, resourceVersion } = resources[wanted.resource];
  const remembered = ({ id }: Subscription) => id === wanted.subscriptionId;
  const ours = listed.own.filter(
    (each) => remembered(each) || (each.destinationUrl.startsWith(wanted.base) && tellsOf(each, wanted.resource)),
  );
  const kept = ours.find(remembered) ?? ours[0];
  if (!kept) return { kind: listed.count >= MOST_SUBSCRIPTIONS ? "full" : "create", surplus: [] };
  const healthy =
    remembered(kept) &&
    kept.status === "active" &&
    kept.destinationUrl === wanted.destinationUrl &&
    kept.resourceVersion === resourceVersion &&
    eventTypes.every((type) => kept.eventTypes.includes(type));
  const surplus = ours.filter((each) => each !== kept).map(({ id }) => id);
  return { kind: healthy ? "keep" : "renew", id: kept.id, surplus };
}

const tellsOf = ({ resourceVersion, eventTypes }: Subscription, resource: ResourceName) =>
  (resourceVersion ?? eventTypes[0] ?? "").startsWith(`${resource}:`);
