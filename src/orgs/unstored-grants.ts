import type { Clock } from "../clock.js";
import type { Drain } from "../drain.js";
import { asProblem } from "../errors.js";
import type { Log } from "../log.js";
import type { TokenRecord } from "../store/records.js";
import type { Store } from "../store/store.js";

/** Grants that Webex gave and the store could not take. */
export interface UnstoredGrants {
  /** Stores `fresh` in the place of `replaced` and returns what counts from now on; undefined when the org was disconnected meanwhile. */
  store(fresh: TokenRecord, replaced: TokenRecord): Promise<TokenRecord | undefined>;
  /** What takes the place of `stored` as soon as the store is back, or `stored` itself. */
  newest(stored: TokenRecord | undefined): TokenRecord | undefined;
  /** Tries to store what is left of the org; rejects while that cannot be done. */
  settle(orgId: string): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
/** Short, because a stop of the service waits 25 s for the grants that are left. */
const LONGEST_PAUSE_MS = 5_000;

/**
 * A new pair is stored before it is used, so that nobody comes to depend on one that a crash takes away. While the store is away
 * that moment has passed: Webex has given the pair and nobody knows whether the refresh token before it still counts (sources
 * disagree on rotation), so the one in this memory may be the only one. To hold its access token back would protect nothing.
 * Therefore it is served, its refresh token is left alone until it is stored, and storing is tried until it succeeds.
 */
export function createUnstoredGrants(deps: {
  readonly store: Pick<Store, "orgs" | "tokens">;
  readonly clock: Clock;
  readonly log: Log;
  /** The service's stop waits for what it takes. */
  readonly track: Drain["track"];
}): UnstoredGrants {
  const { store, clock, log, track } = deps;
  const left = new Map<string, { readonly fresh: TokenRecord; readonly replaced: TokenRecord }>();

  const write = (fresh: TokenRecord, replaced: TokenRecord) =>
    store.tokens.update(fresh.orgId, (old) => (isSameGrant(old, replaced) ? fresh : old));

  async function settle(orgId: string): Promise<void> {
    const grant = left.get(orgId);
    if (!grant) return;
    const stored = await write(grant.fresh, grant.replaced);
    if (isSameGrant(stored, grant.fresh)) await believeAgain(orgId);
    if (left.get(orgId) === grant) left.delete(orgId);
    log.info({ orgId, isOurs: isSameGrant(stored, grant.fresh) }, "a grant that was kept in memory is settled");
  }

  /** Another instance may have used the refresh token that this grant replaced, and may have been refused for it. */
  const believeAgain = (orgId: string) =>
    store.orgs.update(orgId, (org) => {
      if (org?.status !== "reconnect") return org;
      const { managersToldAt: _, ...connected } = org;
      return { ...connected, status: "connected" };
    });

  async function keepStoring(orgId: string): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; left.has(orgId); pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      await clock.sleep(pauseMs);
      await settle(orgId).catch((err: unknown) => log.warn({ err, orgId }, "a grant is still in memory only"));
    }
  }

  return {
    settle,
    newest(stored) {
      const grant = stored && left.get(stored.orgId);
      return grant && isSameGrant(stored, grant.replaced) ? grant.fresh : stored;
    },
    async store(fresh, replaced) {
      try {
        return await write(fresh, replaced);
      } catch (error) {
        if (asProblem(error).code !== "store-unavailable") throw error;
        const { orgId } = fresh;
        log.error({ err: error, orgId }, "a new grant could not be stored; it is kept in memory until it can be");
        left.set(orgId, { fresh, replaced });
        track(keepStoring(orgId), "storing a grant");
        return fresh;
      }
    },
  };
}

/** Whether it is the very grant, with both of its tokens. */
export const isSameGrant = (one: TokenRecord | undefined, other: TokenRecord): boolean =>
  one?.refreshToken === other.refreshToken && one.accessToken === other.accessToken;
