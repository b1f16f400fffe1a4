import type { Clock } from "../clock.js";
import { withDeadline } from "../clock.js";
import type { Log } from "../log.js";
import type { OrgRecord, SubscriptionRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import { canBeDeliveredTo, eventsBase } from "../wxcc/subscriptions/event-address.js";
import { planSubscription } from "../wxcc/subscriptions/plan-subscription.js";
import { type ResourceName, resources } from "../wxcc/subscriptions/resource.js";
import type { Subscriptions } from "../wxcc/subscriptions/subscription.js";
import { mayWrite } from "./scopes.js";
import type { RandomBytes } from "./tickets.js";

/** Contact Center's own word of what happens to one resource, where it may be had. */
export interface EventSubscription {
  /**
   * Sees to it that the org's events are announced to us, if its sign-in allows that. False when they are not and have to be
   * asked for. Never rejects.
   */
  listenTo(orgId: string): Promise<boolean>;
  /**
   * Ends it, as well as it can be done within seconds, and forgets it: deliveries of one left behind run into nothing, and a
   * later one takes its place. Never rejects.
   */
  endFor(org: OrgRecord): Promise<void>;
}

/** What subscribing needs. */
export interface SubscribingDeps {
  readonly store: Pick<Store, "orgs" | "tokens" | "subscriptions" | "seen">;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly randomBytes: RandomBytes;
}

/** Contact Center switches a subscription off when deliveries fail; nothing tells of that. */
const LOOK_EVERY_MS = 10 * 60_000;
const END_WITHIN_MS = 5_000;
/** Whoever has been changing one for longer does not live any more. */
const CHANGED_WITHIN_MS = 2 * 60_000;

/** The id that a subscription is stored under. */
export const subscriptionId = (orgId: string, resource: ResourceName = "capture"): string =>
  resource === "capture" ? orgId : `${orgId}|${resource}`;

/**
 * At most one subscription for each org, made when it is asked for and looked after while it is. `onRenewed`: events may have
 * been missed.
 */
export function createEventSubscription(
  resource: ResourceName,
  deps: SubscribingDeps & { readonly onRenewed: (orgId: string) => Promise<void> },
): EventSubscription {
  const { store, subscriptions, clock, log } = deps;
  const base = eventsBase(deps.publicUrl);
  const looked = new Map<string, { readonly at: number; readonly told: boolean }>();
  /** Orgs whose refusal the log knows. */
  const complained = new Set<string>();
  const secret = (bytes: number, form: "hex" | "base64url") => deps.randomBytes(bytes).toString(form);

  /** Stored before Contact Center hears of it: the first delivery may come before the answer. */
  async function ownRecord(orgId: string): Promise<SubscriptionRecord> {
    const proof = { ticket: secret(24, "base64url"), secret: secret(32, "hex") };
    const made = { orgId, resource, ...proof, createdAt: clock.now() };
    const looked = (old: SubscriptionRecord | undefined) => ({ ...(old ?? made), lookedAt: clock.now() });
    return (await store.subscriptions.update(subscriptionId(orgId, resource), looked)) ?? made;
  }

  async function makePlan(org: OrgRecord, own: SubscriptionRecord) {
    const destination = { destinationUrl: base + own.ticket, secret: own.secret };
    const wanted = { resource, base, ...destination, subscriptionId: own.subscriptionId };
    return { destination, plan: planSubscription(await subscriptions.list(org), wanted) };
  }

  /**
   * What has to be made or changed is made by one instance at a time, with a look of its own; undefined while another one is at
   * it. A record claims it and no lock of the store, because asking Contact Center may need such a lock to renew a grant.
   */
  async function ensure(org: OrgRecord): Promise<boolean | undefined> {
    const own = await ownRecord(org.id);
    if (own.subscriptionId !== undefined) {
      const { plan } = await makePlan(org, own);
      if (plan.kind === "keep" && plan.surplus.length === 0) {
        complained.delete(org.id);
        return true;
      }
    }
    const claimId = `events|${subscriptionId(org.id, resource)}`;
    const lifetime = { expiresAt: clock.now() + CHANGED_WITHIN_MS };
    if (!(await store.seen.add(claimId, { at: clock.now() }, lifetime))) return undefined;
    return change(org).finally(() => store.seen.remove(claimId));
  }

  async function change(org: OrgRecord): Promise<boolean> {
    const { destination, plan } = await makePlan(org, await ownRecord(org.id));
    for (const id of plan.surplus) await subscriptions.remove(org, id);
    if (plan.kind === "full") {
      complain(org.id, "the org has as many subscriptions as it may have: it is asked, nothing is announced");
      return false;
    }
    if (plan.kind === "keep") {
      complained.delete(org.id);
      return true;
    }
    const offered = resources[resource];
    if (plan.kind === "renew") await subscriptions.renew(org, plan.id, offered, destination);
    const id = plan.kind === "renew" ? plan.id : (await subscriptions.create(org, offered, destination)).id;
    const kept = await store.subscriptions.update(
      subscriptionId(org.id, resource),
      (old) => old && { ...old, subscriptionId: id },
    );
    if (!kept) {
      // Ended meanwhile.
      await subscriptions.remove(org, id);
      return false;
    }
    complained.delete(org.id);
    log.info({ orgId: org.id, resource, plan: plan.kind }, "events of the org are announced from now on");
    if (plan.kind === "renew") await deps.onRenewed(org.id);
    return true;
  }

  /** After its first look of its own an instance believes the others; what was ended by one of them is looked at anew. */
  async function lastLook(orgId: string) {
    const own = looked.get(orgId);
    if (!own || clock.now() === own.at) return own;
    const record = await store.subscriptions.get(subscriptionId(orgId, resource));
    if (!record) return undefined;
    const { lookedAt = 0, told = false } = record;
    return lookedAt > own.at ? { at: lookedAt, told } : own;
  }

  function complain(orgId: string, what: string, err?: unknown) {
    if (!complained.has(orgId)) log.warn({ orgId, resource, ...(err === undefined ? {} : { err }) }, what);
    complained.add(orgId);
  }

  return {
    async listenTo(orgId) {
      try {
        const [org, token] = await Promise.all([store.orgs.get(orgId), store.tokens.get(orgId)]);
        const possible = org?.status === "connected" && token && mayWrite(token.scope) && canBeDeliveredTo(base);
        if (!org || !possible) return false;
        const last = await lastLook(orgId);
        if (last && clock.now() < last.at + LOOK_EVERY_MS) return last.told;
        looked.set(orgId, { at: clock.now(), told: false });
        const told = await ensure(org);
        if (told === undefined) {
          looked.delete(orgId);
          return false;
        }
        looked.set(orgId, { at: clock.now(), told });
        const noteTold = (old: SubscriptionRecord | undefined) => (old && old.told !== told ? { ...old, told } : old);
        await store.subscriptions.update(subscriptionId(orgId, resource), noteTold);
        return told;
      } catch (err) {
        complain(orgId, "the org's events could not be subscribed to: it is asked", err);
        return false;
      }
    },
    async endFor(org) {
      try {
        looked.delete(org.id);
        const id = (await store.subscriptions.take(subscriptionId(org.id, resource)))?.subscriptionId;
        if (id !== undefined) await withDeadline(clock, END_WITHIN_MS, () => subscriptions.remove(org, id));
      } catch (err) {
        log.warn(
          { err, orgId: org.id, resource },
          "a subscription was left behind at Contact Center; it is taken over or runs into nothing",
        );
      }
    },
  };
}
