import { createHmac } from "node:crypto";
import type { Request } from "express";
import type { ContactCentre } from "../../model/centre.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { Refusal } from "../refusal.js";
import { type LegacyTenant, legacyTenants } from "./tenants.js";

/** Who calls: a tenant of this region. */
export interface LegacyCaller {
  readonly centre: ContactCentre;
  readonly tenant: LegacyTenant;
  /** The rate is counted by it. */
  readonly userId: string;
}

/** Cisco's guide has no blank before `tenantId`, a working client has one. */
const form = /^([A-Za-z0-9+/]{27}=); ?tenantId=(\d{1,9})$/;

/** Base64 of HMAC-SHA1 over the user's id, keyed with the API key; it never changes, so it is as good as a password. */
const signatureOf = (userId: string, apiKey: string) => createHmac("sha1", apiKey).update(userId).digest("base64");

/** The caller behind `From` and `Authorization`. Refuses with 401 whatever is not signed with one of the tenant's keys. */
export function checkSignature(model: TrafficModel, region: string, request: Request): LegacyCaller {
  const userId = request.get("from");
  const [, signature, tenantId] = form.exec(request.get("authorization") ?? "") ?? [];
  if (userId === undefined || signature === undefined) throw new Refusal(401, "Unauthorized");
  const centre = model.centres().find((each) => each.region === region && String(each.tenantId) === tenantId);
  const tenant = centre && legacyTenants.get(centre.orgId);
  const user = tenant?.users.find((each) => each.userId === userId);
  if (!centre || !tenant || !user || signatureOf(userId, user.apiKey) !== signature)
    throw new Refusal(401, "Unauthorized");
  return { centre, tenant, userId };
}
