import type { Drain } from "../drain.js";
import type { Problem } from "../errors.js";
import type { OrgRecord, TokenRecord } from "../store/records.js";
import { needsSignIn, noOrgLinked } from "./problems.js";
import { refreshDue, runRefreshing } from "./refresh-due.js";
import { type Refresh, type RefreshDeps, refreshGrant } from "./refresh-grant.js";
import { refreshProblem } from "./refresh-problem.js";
import { isAlive, isDue } from "./token-life.js";
import { createUnstoredGrants } from "./unstored-grants.js";

/** Access tokens of connected orgs, renewed before anybody misses them. */
export interface Tokens {
  /**
   * A token that Webex should accept now. Renews when little life remains; while renewing fails for passing reasons
   * an old token that is still alive is served. Throws `org-needs-sign-in` after a refusal, `upstream-*` when an
   * expired token cannot be renewed at the moment.
   */
  accessToken(orgId: string): Promise<string>;
  /** To be called when an API answered 401 to `token`: renews once, only if it is still the stored one. Throws as {@link accessToken}. */
  invalidate(orgId: string, token: string): Promise<void>;
  /** One pass over all orgs: renews what is due soon, tells managers who could not be told before. */
  refreshDue(): Promise<void>;
  /** A pass every minute until `signal` is aborted; never rejects. */
  runRefreshing(signal: AbortSignal): Promise<void>;
}

/** Pause after a failed renewal during which a token that is alive is served without trying again. */
const PAUSE_AFTER_FAILURE_MS = 30_000;

type Needed = (token: TokenRecord) => boolean;

interface TokensDeps extends Omit<RefreshDeps, "unstored"> {
  /** A grant that Webex has given may not be lost by a stop. */
  readonly track: Drain["track"];
}

/** One renewal at a time per org, whoever asks for it. */
export function createTokens(given: TokensDeps): Tokens {
  const { store, clock, track } = given;
  const unstored = createUnstoredGrants(given);
  const deps = { ...given, unstored };
  const underWay = new Map<string, Promise<Refresh>>();
  /** Webex's own `Retry-After` binds every caller; our own pause only those who still have a token. */
  const paused = new Map<string, { until: number; failure: Refresh; byWebex: boolean }>();

  async function renew(orgId: string, needed: Needed): Promise<Refresh> {
    const shared = await underWay.get(orgId);
    // Whoever was under way may have found its token young enough and asked Webex nothing.
    const answersUs = shared && (shared.kind !== "current" || shared.renewed || !needed(shared.token));
    return answersUs ? shared : (underWay.get(orgId) ?? begin(orgId, needed));
  }

  function begin(orgId: string, needed: Needed): Promise<Refresh> {
    const renewal = refreshGrant(deps, orgId, needed)
      .then((refresh) => notePause(orgId, refresh))
      .finally(() => underWay.delete(orgId));
    underWay.set(orgId, renewal);
    const over = renewal.then(
      () => undefined,
      // Whoever asked hears of it.
      () => undefined,
    );
    track(over, "renewing a grant");
    return renewal;
  }

  function notePause(orgId: string, refresh: Refresh): Refresh {
    paused.delete(orgId);
    if (!isPassing(refresh)) return refresh;
    const stated = refresh.kind === "retry" ? refresh.retryAfterSeconds : undefined;
    const pauseMs = stated === undefined ? PAUSE_AFTER_FAILURE_MS : stated * 1000;
    paused.set(orgId, { until: clock.now() + pauseMs, failure: refresh, byWebex: stated !== undefined });
    return refresh;
  }

  /** The renewal's result, or the last failure while its pause lasts. */
  async function renewUnlessPaused(orgId: string, needed: Needed, mayWait: boolean): Promise<Refresh> {
    const pause = paused.get(orgId);
    if (pause && clock.now() < pause.until && (pause.byWebex || mayWait)) return pause.failure;
    return renew(orgId, needed);
  }

  async function accessToken(orgId: string): Promise<string> {
    const org = await connectedOrg(orgId);
    const stored = unstored.newest(await store.tokens.get(orgId));
    if (!stored) throw needsSignIn(org);
    if (!isDue(stored, clock.now())) return stored.accessToken;
    const refresh = await renewUnlessPaused(orgId, (token) => isDue(token, clock.now()), isAlive(stored, clock.now()));
    if (refresh.kind === "current") return refresh.token.accessToken;
    if (isPassing(refresh) && isAlive(stored, clock.now())) return stored.accessToken;
    throw problemOf(org, refresh);
  }

  async function invalidate(orgId: string, token: string): Promise<void> {
    const org = await connectedOrg(orgId);
    const refresh = await renewUnlessPaused(orgId, (stored) => stored.accessToken === token, false);
    if (refresh.kind !== "current") throw problemOf(org, refresh);
  }

  async function connectedOrg(orgId: string): Promise<OrgRecord> {
    const org = await store.orgs.get(orgId);
    if (!org) throw noOrgLinked();
    if (org.status === "reconnect") throw needsSignIn(org);
    return org;
  }

  const pass = () => refreshDue(deps, (orgId, needed) => renewUnlessPaused(orgId, needed, false));
  return { accessToken, invalidate, refreshDue: pass, runRefreshing: (signal) => runRefreshing(deps, pass, signal) };
}

type Passing = Extract<Refresh, { kind: "retry" | "misconfigured" | "store-away" }>;

/** The grant itself may be sound. */
const isPassing = (refresh: Refresh): refresh is Passing =>
  refresh.kind === "retry" || refresh.kind === "misconfigured" || refresh.kind === "store-away";

function problemOf(org: OrgRecord, refresh: Exclude<Refresh, { kind: "current" }>): Problem {
  if (refresh.kind === "store-away") return refresh.problem;
  return isPassing(refresh) ? refreshProblem(org, refresh) : needsSignIn(org);
}
