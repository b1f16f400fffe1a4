import type { Clock } from "../../clock.js";
import { Problem } from "../../errors.js";
import type { OrgRef } from "../statistics/source.js";
import { nonsenseProblem } from "../upstream-problem.js";
import { buildQuery } from "./build-query.js";
import type { LegacyHttp } from "./legacy-http.js";
import type { OwnTenantId } from "./own-tenant-id.js";
import { readAnswer } from "./read-answer.js";
import type { LegacyKey } from "./sign-request.js";

const HOUR_MS = 3_600_000;

/**
 * One small question, signed with a key that nobody has used yet. Throws `legacy-key-refused` with what is probably wrong:
 * Cisco says the same of a wrong key, a wrong user and a wrong tenant, so the org's own tenant id is looked up.
 */
export async function tryKey(
  deps: { readonly http: LegacyHttp; readonly clock: Clock; readonly ownTenantId: OwnTenantId },
  org: OrgRef,
  key: LegacyKey,
): Promise<void> {
  const to = deps.clock.now();
  const query = buildQuery({ from: to - HOUR_MS, to }, "UTC", 1);
  try {
    const reply = await deps.http.ask({ org, kind: "csrs", wanted: { query }, urgency: "person", key });
    if (!reply || !readAnswer(reply.body, 1))
      throw nonsenseProblem(reply?.asked ?? { org, endpoint: "legacy-csrs", trackingId: undefined }, "it is no table");
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== "legacy-key-refused") throw thrown;
    throw explained(org, key, await deps.ownTenantId(org), thrown);
  }
}

function explained(org: OrgRef, key: LegacyKey, own: string | undefined, refused: Problem): Problem {
  const details = { trackingId: refused.trackingId, cause: refused };
  if (own !== undefined && own !== key.tenantId)
    return new Problem("legacy-key-refused", {
      say: `The legacy interface did not accept this. ${key.tenantId} is not the tenant id of ${org.name}, which is ${own}.`,
      next: `Enter ${own} as tenant id, and the key once more.`,
      ...details,
    });
  if (own !== undefined)
    return new Problem("legacy-key-refused", {
      say: `The legacy interface did not accept this. The tenant id is that of ${org.name}, so the API key is wrong, or it is another user's.`,
      next: "Copy the API key from the portal once more, and the user it is shown for.",
      ...details,
    });
  return new Problem("legacy-key-refused", {
    say: "The legacy interface did not accept this: the API key, the user or the tenant id is wrong. It does not say which.",
    next: "Copy the API key and its user from the portal, and the tenant id from the address of an Analyzer report, once more.",
    ...details,
  });
}
