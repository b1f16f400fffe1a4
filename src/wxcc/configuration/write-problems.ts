import { Problem } from "../../errors.js";
import type { OrgRef } from "../statistics/source.js";
import { describedBy, statusBehind } from "../upstream-problem.js";

/** The sign-in was not for changes, or that has been taken back. */
export const writeNotGranted = (org: Pick<OrgRef, "name">, cause?: unknown): Problem =>
  new Problem("write-not-granted", {
    say: `${org.name} has not allowed Floorwalker to change its configuration: the sign-in is without the scope cjp:config_write.`,
    next: `An administrator of ${org.name} writes \`connect with changes\` and signs in once. Nothing was changed.`,
    asks: [{ label: "Connect with changes", ask: "connect with changes" }],
    cause,
  });

/**
 * A refused write as what it means for a site; whatever else went wrong comes back as it is, because then the write may have happened.
 * Statuses as the OpenAPI lists them for sites.
 */
export function writeProblem(org: OrgRef, name: string, thrown: unknown): unknown {
  const status = statusBehind(thrown);
  if (!(thrown instanceof Problem) || status === undefined) return thrown;
  const { trackingId, cause } = thrown;
  const said = describedBy(thrown);
  const reason = said ? ` It said: ${said}` : "";
  const details = { trackingId, cause };
  if (status === 403) return writeNotGranted(org, cause);
  if (status === 404)
    return new Problem("unknown-site", {
      ...details,
      say: `${org.name} has no site “${name}” any more.`,
      next: "Look at the list of sites. Nothing was changed.",
      asks: [{ label: "Sites", ask: "sites" }],
    });
  if (status === 409)
    return new Problem("site-exists", {
      ...details,
      say: `${org.name} has a site called “${name}” already.${reason}`,
      next: "Choose another name. Nothing was changed.",
      asks: [{ label: "Sites", ask: "sites" }],
    });
  if (status === 412)
    return new Problem("site-in-use", {
      ...details,
      say: `“${name}” is in use: something in ${org.name} still refers to it, so Webex Contact Center left it as it is.`,
      next: "Move what refers to it to another site first. Nothing was changed.",
    });
  if (status === 400)
    return new Problem("site-refused", {
      ...details,
      say: `Webex Contact Center did not accept “${name}” as it was to be.${reason}`,
      next: "Nothing was changed; mend what it names and try again.",
      asks: [{ label: "Sites", ask: "sites" }],
    });
  return thrown;
}
