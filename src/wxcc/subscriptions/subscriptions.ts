import { z } from "zod";
import type { WxccHttp } from "../http.js";
import type { EventResource } from "./resource.js";
import { type Subscriptions, subscriptionSchema } from "./subscription.js";

const PATH = "/v2/subscriptions";

const listSchema = z.object({
  meta: z.object({ subscriptionCount: z.number().optional() }),
  data: z.array(subscriptionSchema),
});
const oneSchema = z.object({ data: subscriptionSchema });
const wanted = ({ eventTypes, resourceVersion }: EventResource) => ({ eventTypes, resourceVersion });

/** `/v2/subscriptions`: nobody waits for it, so it goes behind people's questions. */
export function createSubscriptions({ http }: { readonly http: WxccHttp }): Subscriptions {
  const common = { urgency: "schedule", endpoint: "subscriptions" } as const;
  return {
    async list(org) {
      const query = { orgId: org.id };
      const { meta, data } = await http.request({
        ...common,
        org,
        method: "GET",
        path: PATH,
        query,
        schema: listSchema,
      });
      return { own: data, count: Math.max(meta.subscriptionCount ?? 0, data.length) };
    },
    async create(org, resource, destination) {
      const body = { ...resource, ...destination, orgId: org.id };
      const { data } = await http.request({ ...common, org, method: "POST", path: PATH, body, schema: oneSchema });
      return data;
    },
    async renew(org, id, resource, destination) {
      const body = { ...wanted(resource), ...destination, status: "active", orgId: org.id };
      const path = `${PATH}/${encodeURIComponent(id)}`;
      await http.request({ ...common, org, method: "PATCH", path, body, schema: oneSchema });
    },
    async remove(org, id) {
      const path = `${PATH}/${encodeURIComponent(id)}`;
      await http.request({ ...common, org, method: "DELETE", path, query: { orgId: org.id }, schema: z.unknown() });
    },
  };
}
