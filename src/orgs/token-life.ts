import { createHash } from "node:crypto";
import type { TokenRecord } from "../store/records.js";

type Life = Pick<TokenRecord, "obtainedAt" | "expiresAt">;

const LEAST_REMAINING_MS = 5 * 60_000;
const REMAINING_SHARE = 0.1;
/** The background pass begins up to this share of the life earlier, so that people seldom wait for a refresh. */
const SPREAD_SHARE = 0.05;

/** True while Contact Center would still take the token. */
export const isAlive = (token: Life, now: number): boolean => now < token.expiresAt;

/**
 * True when less than a tenth of the life or less than five minutes remain. A life shorter than ten minutes is
 * refreshed at its half, otherwise such a token would be renewed on every question.
 */
export const isDue = (token: Life, now: number): boolean => remaining(token, now) < lead(token, REMAINING_SHARE);

/** As {@link isDue}, a little earlier and at a different moment for each org: tokens of one day do not expire in one minute. */
export const isDueInBackground = (orgId: string, token: Life, now: number): boolean =>
  remaining(token, now) < lead(token, REMAINING_SHARE + SPREAD_SHARE * fraction(orgId));

const remaining = (token: Life, now: number): number => token.expiresAt - now;

function lead(token: Life, share: number): number {
  const life = token.expiresAt - token.obtainedAt;
  return Math.min(Math.max(life * share, LEAST_REMAINING_MS), life / 2);
}

/** A steady number in [0, 1) for an org. */
const fraction = (orgId: string): number => createHash("sha256").update(orgId).digest().readUInt32BE() / 2 ** 32;
