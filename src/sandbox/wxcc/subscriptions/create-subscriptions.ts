import { randomUUID } from "node:crypto";
import type { Clock } from "../../../clock.js";
import { Refusal } from "../refusal.js";
import type { ApiVersion, SubscriptionChange, SubscriptionOrder } from "./read-subscription.js";

/** Somebody who wants to be told of events. Times are epoch milliseconds. */
export interface Subscription {
  readonly id: string;
  readonly version: ApiVersion;
  readonly orgId: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly eventTypes: readonly string[];
  readonly destinationUrl: string;
  readonly secret: string | undefined;
  readonly resourceVersion: string | undefined;
  readonly status: "active" | "inactive";
  readonly createdTime: number;
  readonly createdBy: string;
  readonly lastUpdatedTime: number;
  readonly lastUpdatedBy: string;
  /** Where the cloud was reached when it was made; files are offered there. */
  readonly origin: string;
}

/** Developer portal, using webhooks: twenty for an org, both versions together. */
const MOST_PER_ORG = 20;
/** Cisco says that repeated failures switch a subscription off, not how many; here it is so many one after the other. */
const MOST_FAILURES = 10;

/** Everybody who wants to be told. */
export interface Subscriptions {
  of(orgId: string): Subscription[];
  find(orgId: string, version: ApiVersion, id: string): Subscription;
  add(order: SubscriptionOrder & { readonly orgId: string }, by: Owner): Subscription;
  change(subscription: Subscription, change: SubscriptionChange, email: string): Subscription;
  remove(subscription: Subscription): void;
  /** A delivery was answered with 2xx in time, or not. */
  delivered(subscription: Subscription, answered: boolean): void;
}

interface Owner {
  readonly version: ApiVersion;
  readonly email: string;
  readonly origin: string;
}

/** No subscriptions yet; `onChange` is told of each that is made, changed or removed. Wrong ids throw a {@link Refusal}. */
export function createSubscriptions(clock: Clock, onChange: () => void): Subscriptions {
  const known = new Map<string, Subscription>();
  const failures = new Map<string, number>();

  const of = (orgId: string) => [...known.values()].filter((each) => each.orgId === orgId);
  const keep = (subscription: Subscription) => {
    known.set(subscription.id, subscription);
    onChange();
    return subscription;
  };

  return {
    of,
    find: (orgId, version, id) => {
      const found = known.get(id);
      // The OpenAPI lists no 404 here.
      if (found?.orgId !== orgId || found.version !== version) throw new Refusal(400, "Subscription not found");
      return found;
    },
    add: (order, { version, email, origin }) => {
      if (of(order.orgId).length >= MOST_PER_ORG)
        throw new Refusal(403, `The organization already has ${MOST_PER_ORG} subscriptions`);
      const now = clock.now();
      return keep({
        id: randomUUID(),
        version,
        orgId: order.orgId,
        name: order.name,
        description: order.description,
        eventTypes: order.eventTypes,
        destinationUrl: order.destinationUrl,
        secret: order.secret,
        resourceVersion: order.resourceVersion,
        status: "active",
        createdTime: now,
        createdBy: email,
        lastUpdatedTime: now,
        lastUpdatedBy: email,
        origin,
      });
    },
    change: (before, change, email) => {
      failures.delete(before.id);
      return keep({
        ...before,
        description: change.description ?? before.description,
        eventTypes: change.eventTypes ?? before.eventTypes,
        destinationUrl: change.destinationUrl ?? before.destinationUrl,
        secret: change.secret ?? before.secret,
        resourceVersion: change.resourceVersion ?? before.resourceVersion,
        status: change.status ?? before.status,
        lastUpdatedTime: clock.now(),
        lastUpdatedBy: email,
      });
    },
    remove: ({ id }) => {
      known.delete(id);
      failures.delete(id);
      onChange();
    },
    delivered: ({ id }, answered) => {
      const count = answered ? 0 : (failures.get(id) ?? 0) + 1;
      failures.set(id, count);
      const subscription = known.get(id);
      if (subscription && count >= MOST_FAILURES) keep({ ...subscription, status: "inactive" });
    },
  };
}
