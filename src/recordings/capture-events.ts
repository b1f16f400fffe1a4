import type { Clock } from "../clock.js";
import { withDeadline } from "../clock.js";
import type { Log } from "../log.js";
import { mayWrite } from "../orgs/scopes.js";
import type { RandomBytes } from "../orgs/tickets.js";
import type { OrgRecord, SubscriptionRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import { planSubscription } from "../wxcc/subscriptions/plan-subscription.js";
import type { Subscriptions } from "../wxcc/subscriptions/subscription.js";
import type { Alarm } from "./alarm.js";
import { waitId } from "./capture-waits.js";
import { canBeDeliveredTo, eventsBase } from "./event-address.js";

/** Contact Center's own word that a recording is there, where it may be had. */
export interface CaptureEvents {
  /**
   * Sees to it that the org's captures are announced to us, if its sign-in allows that. False when they are not and have to be
   * asked for. Never rejects.
   */
  listenTo(orgId: string): Promise<boolean>;
  /** Ends it for an org that is about to be forgotten, as well as it can be done within seconds. Never rejects. */
  endFor(org: OrgRecord): Promise<void>;
}

/** What subscribing needs. */
export interface EventsDeps {
  readonly store: Pick<Store, "orgs" | "tokens" | "subscriptions" | "captureWaits">;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly alarm: Pick<Alarm, "ring">;
  readonly publicUrl: string;
  readonly randomBytes: RandomBytes;
}

/** Contact Center switches a subscription off when deliveries fail; nothing tells of that. */
const LOOK_EVERY_MS = 10 * 60_000;
const END_WITHIN_MS = 5_000;

/** At most one subscription for each org, made when there is something to wait for and looked after while there is. */
export function createCaptureEvents(deps: EventsDeps): CaptureEvents {
  const { store, subscriptions, clock, log } = deps;
  const base = eventsBase(deps.publicUrl);
  const looked = new Map<string, { readonly at: number; readonly told: boolean }>();
  const secret = (bytes: number, form: "hex" | "base64url") => deps.randomBytes(bytes).toString(form);

  /** Stored before Contact Center hears of it: the first delivery may come before the answer. */
  async function ownRecord(orgId: string): Promise<SubscriptionRecord> {
    const made = { orgId, ticket: secret(24, "base64url"), secret: secret(32, "hex"), createdAt: clock.now() };
    return (await store.subscriptions.update(orgId, (old) => old ?? made)) ?? made;
  }

  async function ensure(org: OrgRecord): Promise<boolean> {
    const { ticket, secret: signedWith, subscriptionId } = await ownRecord(org.id);
    const destination = { destinationUrl: base + ticket, secret: signedWith };
    const plan = planSubscription(await subscriptions.list(org), { ...destination, base, subscriptionId });
    for (const id of plan.surplus) await subscriptions.remove(org, id);
    if (plan.kind === "full") {
      log.warn(
        { orgId: org.id },
        "the org has as many subscriptions as it may have: recordings are asked for, not announced",
      );
      return false;
    }
    if (plan.kind === "keep") return true;
    if (plan.kind === "renew") await subscriptions.renew(org, plan.id, destination);
    const id = plan.kind === "renew" ? plan.id : (await subscriptions.create(org, destination)).id;
    await store.subscriptions.update(org.id, (old) => old && { ...old, subscriptionId: id });
    log.info({ orgId: org.id, plan: plan.kind }, "recordings of the org are announced from now on");
    if (plan.kind === "renew") await lookNow(org.id);
    return true;
  }

  /** Nobody knows what was announced while nothing arrived. */
  async function lookNow(orgId: string): Promise<void> {
    const now = clock.now();
    for (const wait of await store.captureWaits.find({ orgId }))
      await store.captureWaits.update(waitId(wait), (old) => old && { ...old, nextAt: Math.min(old.nextAt, now) });
    deps.alarm.ring();
  }

  return {
    async listenTo(orgId) {
      try {
        const [org, token] = await Promise.all([store.orgs.get(orgId), store.tokens.get(orgId)]);
        const possible = org?.status === "connected" && token && mayWrite(token.scope) && canBeDeliveredTo(base);
        if (!org || !possible) return false;
        const last = looked.get(orgId);
        if (last && clock.now() < last.at + LOOK_EVERY_MS) return last.told;
        looked.set(orgId, { at: clock.now(), told: false });
        looked.set(orgId, { at: clock.now(), told: await ensure(org) });
        return looked.get(orgId)?.told ?? false;
      } catch (err) {
        log.warn({ err, orgId }, "recordings of the org could not be subscribed to: they are asked for");
        return false;
      }
    },
    async endFor(org) {
      try {
        looked.delete(org.id);
        const id = (await store.subscriptions.get(org.id))?.subscriptionId;
        if (id !== undefined) await withDeadline(clock, END_WITHIN_MS, () => subscriptions.remove(org, id));
      } catch (err) {
        log.warn(
          { err, orgId: org.id },
          "a subscription was left behind at Contact Center; it is taken over or runs into nothing",
        );
      }
    },
  };
}
