import { z } from "zod";
import type { TokenRecord } from "../store/records.js";

/** Used when the answer does not say how long the refresh token lives: the shortest life Cisco names, 60 days. */
const SHORTEST_REFRESH_LIFE_SECONDS = 60 * 24 * 3600;

/** A grant as Webex answers. `scope` and `token_type` are missing in some documented answers, `refresh_token` may be on refresh. */
export const grantAnswerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().nonnegative(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.coerce.number().nonnegative().optional(),
  scope: z.string().optional(),
});
export type GrantAnswer = z.infer<typeof grantAnswerSchema>;

/** OAuth's own error shape and the one webexapis.com uses elsewhere; either may come. */
export const grantErrorSchema = z.object({
  error: z.string().optional(),
  error_description: z.string().optional(),
  message: z.string().optional(),
  trackingId: z.string().optional(),
});

/**
 * What is stored. Fields the answer leaves out are kept from `old`, or are what was asked for (RFC 6749, 5.1: a scope that is
 * left out is the one requested); undefined when there is no refresh token in either.
 */
export function tokenRecord(
  orgId: string,
  answer: GrantAnswer,
  now: number,
  old: Partial<TokenRecord> | undefined,
): TokenRecord | undefined {
  const refreshToken = answer.refresh_token ?? old?.refreshToken;
  if (refreshToken === undefined) return undefined;
  return {
    orgId,
    accessToken: answer.access_token,
    refreshToken,
    obtainedAt: now,
    expiresAt: now + answer.expires_in * 1000,
    refreshExpiresAt: refreshExpiry(answer, now, old),
    scope: answer.scope ?? old?.scope ?? "",
  };
}

function refreshExpiry(answer: GrantAnswer, now: number, old: Partial<TokenRecord> | undefined): number {
  if (answer.refresh_token_expires_in !== undefined) return now + answer.refresh_token_expires_in * 1000;
  return old?.refreshExpiresAt ?? now + SHORTEST_REFRESH_LIFE_SECONDS * 1000;
}
