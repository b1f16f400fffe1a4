import { quoteValue } from "../../conversation/format-ask.js";
import { type NextAsk, Problem } from "../../errors.js";
import type { OrgRef } from "../statistics/source.js";
import { type Asked, refusedProblem } from "../upstream-problem.js";

const connectAsk = ({ name }: Pick<OrgRef, "name">): NextAsk => ({
  label: "Enter a key",
  ask: `legacy connect org:${quoteValue(name)}`,
});

/** Nobody has entered a key for this org yet. */
export const noLegacyKey = (org: Pick<OrgRef, "name">): Problem =>
  new Problem("legacy-not-connected", {
    say: `Floorwalker has no key for the legacy records of ${org.name}.`,
    next: `A manager of ${org.name} presses Enter a key and fills in the page that opens.`,
    asks: [connectAsk(org)],
  });

/** Cisco says no more than that the request is not signed as it should be. */
const keyRefused = ({ org, trackingId }: Asked, status: number): Problem =>
  new Problem("legacy-key-refused", {
    say:
      `The legacy interface no longer accepts the key of ${org.name} (${status}): it was regenerated in the portal, or the ` +
      "user or the tenant id it belongs to has changed.",
    next: `A manager of ${org.name} presses Enter a key and enters the new one.`,
    asks: [connectAsk(org)],
    trackingId,
  });

/** A refusal of the legacy interface: its own sign-in is not the org's, everything else is as elsewhere. */
export const legacyRefused = (asked: Asked, status: number, description: string | undefined): Problem =>
  status === 401 || status === 403 ? keyRefused(asked, status) : refusedProblem(asked, status, description);
