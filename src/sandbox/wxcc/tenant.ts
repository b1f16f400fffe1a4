import type { TokenIdentity } from "../contracts.js";
import type { ContactCentre } from "../model/centre.js";
import type { TrafficModel } from "../model/traffic-model.js";
import { Refusal } from "./refusal.js";

/** The org's contact centre for statistics and Search: an org lives in one region and is refused in the others. */
export function centreIn(model: TrafficModel, region: string, orgId: string): ContactCentre {
  const centre = model.centre(orgId);
  if (!centre || centre.region !== region) {
    throw new Refusal(403, "Access denied - the organization is not provisioned in this region");
  }
  return centre;
}

/** The same for the configuration API, which has the org in its path and does not find it elsewhere. */
export function ownCentreIn(
  model: TrafficModel,
  region: string,
  identity: TokenIdentity,
  pathOrgId: string | undefined,
): ContactCentre {
  if (pathOrgId?.toLowerCase() !== identity.orgId) {
    throw new Refusal(403, "Access denied - Client is forbidden access to the resource");
  }
  const centre = model.centre(identity.orgId);
  if (!centre || centre.region !== region) throw new Refusal(404, "Organization not found");
  return centre;
}
