import type { Clock } from "../clock.js";
import { asProblem, type Problem } from "../errors.js";
import type { WorkQueue } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import type { OrgRecord, TokenRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import { tokenRecord } from "./grant-answer.js";
import type { GrantOutcome } from "./grant-outcome.js";
import type { OAuth } from "./oauth.js";
import { isSameGrant, type UnstoredGrants } from "./unstored-grants.js";

/** What renewing a grant needs. */
export interface RefreshDeps {
  readonly store: Store;
  readonly oauth: OAuth;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells the managers; called once per refusal. */
  readonly onRefused: (org: OrgRecord) => Promise<void>;
  readonly unstored: UnstoredGrants;
  /** With several instances: one of them makes each pass over the grants. */
  readonly queue?: WorkQueue | undefined;
}

/** `current`: what is stored now may be used; `renewed` tells that it is not what was stored before. */
export type Refresh =
  | { readonly kind: "current"; readonly token: TokenRecord; readonly renewed: boolean }
  | { readonly kind: "gone" }
  | { readonly kind: "refused" }
  /** Without the store nobody knows which grant counts, nor whether another instance is renewing it. */
  | { readonly kind: "store-away"; readonly problem: Problem }
  | Extract<GrantOutcome, { kind: "retry" | "misconfigured" }>;

/**
 * Renews an org's grant when `needed` says so of the newest one, one at a time in all instances: whoever waited finds what the
 * one before stored. The new pair is durable before it is returned, or kept until it is, and never overwrites a grant that a
 * new sign-in stored meanwhile.
 */
export async function refreshGrant(
  deps: RefreshDeps,
  orgId: string,
  needed: (token: TokenRecord) => boolean,
): Promise<Refresh> {
  try {
    return await deps.store.exclusively(`refresh|${orgId}`, () => renew(deps, orgId, needed));
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code !== "store-unavailable") throw error;
    return { kind: "store-away", problem };
  }
}

async function renew(deps: RefreshDeps, orgId: string, needed: (token: TokenRecord) => boolean): Promise<Refresh> {
  const { store, oauth, unstored, clock, log } = deps;
  await unstored.settle(orgId);
  const used = await store.tokens.get(orgId);
  if (!used) return { kind: "gone" };
  if (!needed(used)) return { kind: "current", token: used, renewed: false };

  const outcome = await oauth.refreshGrant(used.refreshToken);
  if (outcome.kind === "granted") {
    const fresh = tokenRecord(orgId, outcome.grant, clock.now(), used);
    const token = fresh && (await unstored.store(fresh, used));
    log.info({ orgId }, "grant renewed");
    return token ? { kind: "current", token, renewed: true } : { kind: "gone" };
  }
  if (outcome.kind === "refused") return settleRefusal(deps, used, outcome.reason);
  const level = outcome.kind === "misconfigured" ? "error" : "warn";
  log[level]({ orgId, outcome: outcome.kind, reason: outcome.reason }, "grant not renewed");
  return outcome;
}

/** Another instance or a new sign-in may have replaced the grant while the old one was being refused. */
async function settleRefusal(deps: RefreshDeps, used: TokenRecord, reason: string): Promise<Refresh> {
  const stored = await deps.store.tokens.get(used.orgId);
  if (!stored) return { kind: "gone" };
  if (!isSameGrant(stored, used)) return { kind: "current", token: stored, renewed: true };
  deps.log.warn({ orgId: used.orgId, reason }, "grant refused, a new sign-in is needed");
  await deps.store.orgs.update(used.orgId, (org) => org && { ...org, status: "reconnect" });
  // Nobody's question waits until the managers have been told.
  void tellManagers(deps, used.orgId);
  return { kind: "refused" };
}

/** Tells once: the right to tell is claimed in the store, and given back when telling failed so that the next pass tries again. */
export async function tellManagers(deps: RefreshDeps, orgId: string): Promise<void> {
  let claimed = false;
  try {
    const org = await deps.store.orgs.update(orgId, (old) => {
      claimed = old?.status === "reconnect" && old.managersToldAt === undefined;
      return claimed && old ? { ...old, managersToldAt: deps.clock.now() } : old;
    });
    if (claimed && org) await deps.onRefused(org);
  } catch (err) {
    deps.log.error({ err, orgId }, "managers could not be told that a new sign-in is needed");
    if (claimed) await giveBack(deps, orgId);
  }
}

const giveBack = (deps: RefreshDeps, orgId: string): Promise<unknown> =>
  deps.store.orgs
    .update(orgId, (old) => {
      if (!old) return old;
      const { managersToldAt: _, ...untold } = old;
      return untold;
    })
    .catch((err: unknown) => deps.log.error({ err, orgId }, "managers will not be told again"));
