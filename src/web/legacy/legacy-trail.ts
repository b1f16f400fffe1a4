import type { Clock } from "../../clock.js";
import type { Problem } from "../../errors.js";
import type { AuditTrail } from "../../store/store.js";
import type { LegacyVisit } from "./visit-legacy.js";

/** Who did what on a page for managers, kept in the audit trail: never what was typed or answered. */
export type LegacyTrail = (
  visit: LegacyVisit,
  action: "legacy-connect" | "legacy-query",
  problem?: Problem,
) => Promise<void>;

/** Appends to the trail of the org. */
export const createLegacyTrail =
  ({ audit, clock }: { readonly audit: Pick<AuditTrail, "append">; readonly clock: Pick<Clock, "now"> }): LegacyTrail =>
  async ({ ref, session }, action, problem) => {
    const { personId, email } = session;
    await audit.append({
      at: clock.now(),
      personId,
      ...(email === undefined ? {} : { personEmail: email }),
      spaceId: ref.spaceId,
      orgId: ref.orgId,
      action,
      outcome: problem ? "failed" : "answered",
      ...(problem ? { code: problem.code } : {}),
    });
  };
