import { z } from "zod";
import type { OrgRef } from "../statistics/source.js";
import type { EventResource } from "./resource.js";

/** Most subscriptions that an org may have, of both versions together (developer.webex.com, using webhooks). */
export const MOST_SUBSCRIPTIONS = 20;

/** A subscription as Contact Center shows it; its secret is never shown. */
export const subscriptionSchema = z.object({
  id: z.string().min(1),
  eventTypes: z.array(z.string()),
  destinationUrl: z.string(),
  /** `active`, or `inactive` once deliveries have failed. */
  status: z.string(),
  resourceVersion: z.string().nullish(),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

/** Where events are announced, and what deliveries are signed with: 32 to 256 characters. */
export interface Destination {
  readonly destinationUrl: string;
  readonly secret: string;
}

/** An org's subscriptions to its events; writing needs `cjp:config_write`. Refusals are Problems. */
export interface Subscriptions {
  /** Those of the second version, and how many there are of both. */
  list(org: OrgRef): Promise<{ readonly own: readonly Subscription[]; readonly count: number }>;
  /** Announces the resource's events to this destination. */
  create(org: OrgRef, resource: EventResource, destination: Destination): Promise<Subscription>;
  /** Makes a subscription active and what `create` would have made it. */
  renew(org: OrgRef, id: string, resource: EventResource, destination: Destination): Promise<void>;
  remove(org: OrgRef, id: string): Promise<void>;
}
