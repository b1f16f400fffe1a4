import { createHmac } from "node:crypto";

/** Somebody's key of an org's legacy interface, as the portal shows it. All of it is needed for each request. */
export interface LegacyKey {
  readonly apiKey: string;
  /** Whose key it is; an address as a rule. */
  readonly userId: string;
  /** `tId` in the address of any Analyzer report. */
  readonly tenantId: string;
}

/** The headers of a signed request (Cisco's lab guide). They never change, so they are as secret as the key itself. */
export function signRequest({
  apiKey,
  userId,
  tenantId,
}: LegacyKey): Readonly<Record<"from" | "authorization", string>> {
  const signature = createHmac("sha1", apiKey).update(userId).digest("base64");
  return { from: userId, authorization: `${signature};tenantId=${tenantId}` };
}
