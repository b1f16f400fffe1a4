import type { Card } from "../cards/card.js";
import type { Log } from "../log.js";
import type { OrgRecord, TokenRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import { canBeDeliveredTo, eventsBase } from "../wxcc/subscriptions/event-address.js";
import { adoptOrg } from "./adopt-org.js";
import type { Edge } from "./ask-json.js";
import { connectedCard } from "./connected-card.js";
import { exchangeFailed, notAnAdministrator, orgNotFound, otherPerson } from "./connecting-problems.js";
import { findRegion } from "./find-region.js";
import { tokenRecord } from "./grant-answer.js";
import { linkedHere } from "./linked-orgs.js";
import type { OAuth } from "./oauth.js";
import { type Profile, readProfile } from "./read-profile.js";
import { mayWrite, scopeNames } from "./scopes.js";
import { type OpenTicket, wantedBy } from "./tickets.js";

/** Longest that a grant whose org could not be found stays in the store after a crash. */
const PENDING_LIFE_MS = 60 * 60_000;

/** What finishing a connection needs. */
export interface FinishDeps extends Edge {
  readonly store: Store;
  readonly oauth: OAuth;
  readonly publicUrl: string;
  readonly webexApiUrl: string;
  readonly wxccApiUrl: string;
  readonly log: Log;
  /** Posts in a space; a failure is logged, the connection stands. */
  readonly announce: (spaceId: string, card: Card) => Promise<void>;
}

/** A completed connection. */
export interface Connected {
  readonly org: OrgRecord;
  readonly profile: Profile;
  /** Orgs linked to the same space that still need a sign-in. */
  readonly waiting: readonly OrgRecord[];
  readonly announced: boolean;
}

/** From the code to a linked org. The ticket is used up by the caller. Throws Problems; whatever fails leaves no grant behind. */
export async function finishConnecting(deps: FinishDeps, ticket: OpenTicket, code: string): Promise<Connected> {
  const { store, clock, log } = deps;
  const pending = `pending:${ticket.id}`;
  const outcome = await deps.oauth.exchangeCode({ code, codeVerifier: ticket.codeVerifier });
  if (outcome.kind !== "granted") {
    log.error({ outcome: outcome.kind, reason: outcome.reason }, "sign-in could not be completed");
    throw exchangeFailed(outcome);
  }
  const grant = tokenRecord(pending, outcome.grant, clock.now(), { scope: scopeNames(wantedBy(ticket)).join(" ") });
  if (!grant) throw exchangeFailed({ kind: "misconfigured", reason: "no refresh token" });
  // Stored before it is used: a grant that is only in memory would be lost with the process, and the code is spent.
  await store.tokens.put(pending, grant, { expiresAt: clock.now() + PENDING_LIFE_MS });
  try {
    const { org, profile } = await adopt(deps, ticket, grant);
    const linked = await linkedHere(store, ticket.spaceId);
    const waiting = linked.filter((other) => other.status === "reconnect");
    const writes = mayWrite(grant.scope);
    const recordingsAnnounced = writes && canBeDeliveredTo(eventsBase(deps.publicUrl));
    const card = connectedCard(org, { connectedBy: profile.name, waiting, mayWrite: writes, recordingsAnnounced });
    const announced = await announce(deps, ticket.spaceId, card);
    return { org, profile, waiting, announced };
  } finally {
    await store.tokens.remove(pending);
  }
}

async function adopt(deps: FinishDeps, ticket: OpenTicket, grant: TokenRecord) {
  const profile = await readProfile(deps, deps.webexApiUrl, grant.accessToken);
  if (profile.personId !== ticket.personId) throw otherPerson(ticket.personEmail, profile);
  if (!profile.isFullAdministrator) throw notAnAdministrator(profile);
  const search = await findRegion(deps, deps.wxccApiUrl, profile.orgId, grant.accessToken);
  if (search.kind === "nowhere") {
    deps.log.warn({ orgId: profile.orgId, tried: search.tried }, "no region knows the org that signed in");
    throw orgNotFound(search.tried);
  }
  const org = await adoptOrg(deps.store, deps.clock.now(), { profile, tenant: search.tenant, grant, ticket });
  deps.log.info({ orgId: org.id, region: org.region }, "org connected");
  return { org, profile };
}

async function announce(deps: FinishDeps, spaceId: string, card: Card): Promise<boolean> {
  try {
    await deps.announce(spaceId, card);
    return true;
  } catch (err) {
    deps.log.error({ err, spaceId }, "the space could not be told that an org was connected");
    return false;
  }
}
