import type { ContactCentre } from "../../model/centre.js";

/** `GET /organization/{orgId}`: the tenant, which also tells whether an org lives in a region. */
export const organizationRecord = (centre: ContactCentre) => ({
  id: centre.orgId,
  name: centre.name,
  tenantId: centre.tenantId,
  timezone: centre.zone,
  environment: `prod${centre.region}`,
  active: true,
});
