import { z } from "zod";
import { Problem } from "../../errors.js";
import type { WxccHttp } from "../http.js";
import type { OrgRef } from "../statistics/source.js";

/** The number that the legacy interface knows an org by; undefined when Contact Center does not say it. */
export type OwnTenantId = (org: OrgRef) => Promise<string | undefined>;

// Not in the OpenAPI; Cisco's own samples read it, as the connection of an org does.
const recordSchema = z.looseObject({ tenantId: z.union([z.number(), z.string()]).optional().catch(undefined) });

/** Reads it from the org's record. It only explains a refusal, so that it cannot be read is no failure of its own. */
export const createOwnTenantId =
  (http: WxccHttp): OwnTenantId =>
  async (org) => {
    try {
      const { tenantId } = await http.request({
        org,
        method: "GET",
        path: `/organization/${encodeURIComponent(org.id)}`,
        schema: recordSchema,
        urgency: "person",
        endpoint: "organization",
      });
      return tenantId === undefined ? undefined : String(tenantId);
    } catch (thrown) {
      if (thrown instanceof Problem) return undefined;
      throw thrown;
    }
  };
