import { z } from "zod";
import type { WxccHttp, WxccRequest } from "../http.js";
import { listConfiguration } from "../list-configuration.js";
import type { OrgRef } from "../statistics/source.js";
import { statusBehind } from "../upstream-problem.js";
import { createSitesInBulk } from "./create-in-bulk.js";
import { readReferences } from "./read-references.js";
import { type Site, type SiteDto, type Sites, siteSchema, toDto, toSite } from "./site.js";
import { writeProblem } from "./write-problems.js";

const siteList = {
  path: "site",
  endpoint: "site-list",
  attributes: ["id", "name", "active", "multimediaProfileId", "description", "systemDefault"],
  item: siteSchema,
  things: "sites",
  // An import alone may bring ten thousand.
  mostPages: 500,
};

const root = (org: OrgRef) => `/organization/${encodeURIComponent(org.id)}/site`;
const pathOf = (org: OrgRef, id: string) => `${root(org)}/${encodeURIComponent(id)}`;

/** Sites over the configuration API; `onWritten` is told of every org whose sites may be others now. */
export function createSites(deps: { readonly http: WxccHttp; readonly onWritten: (orgId: string) => void }): Sites {
  const { http } = deps;

  /** OpenAPI: any 2xx is taken, as the answers differ between operations. */
  async function write(
    org: OrgRef,
    name: string,
    request: Pick<WxccRequest<unknown>, "method" | "path" | "body" | "endpoint">,
  ): Promise<void> {
    try {
      await http.request({ ...request, org, schema: z.unknown(), urgency: "person" });
    } catch (thrown) {
      throw writeProblem(org, name, thrown);
    } finally {
      deps.onWritten(org.id);
    }
  }

  async function fetchOne(org: OrgRef, id: string): Promise<SiteDto | undefined> {
    const common = { method: "GET", schema: siteSchema, urgency: "person", endpoint: "site" } as const;
    try {
      return await http.request({ ...common, org, path: pathOf(org, id) });
    } catch (thrown) {
      if (statusBehind(thrown) === 404) return undefined;
      throw thrown;
    }
  }

  const read = async (org: OrgRef, id: string): Promise<Site | undefined> => {
    const found = await fetchOne(org, id);
    return found && toSite(found);
  };

  return {
    list: async (org) => (await listConfiguration(http, org, siteList, "person")).map(toSite),
    read,
    create: (org, fields) =>
      write(org, fields.name, {
        method: "POST",
        path: root(org),
        body: { organizationId: org.id, ...toDto(fields) },
        endpoint: "site-create",
      }),
    async change(org, id, fields, check) {
      const whole = await fetchOne(org, id);
      check(whole && toSite(whole));
      await write(org, fields.name, {
        method: "PUT",
        path: pathOf(org, id),
        body: { ...whole, id, ...toDto(fields) },
        endpoint: "site-change",
      });
    },
    remove: (org, { id, name }) =>
      write(org, name, { method: "DELETE", path: pathOf(org, id), endpoint: "site-delete" }),
    references: (org, id) => readReferences(http, org, `${pathOf(org, id)}/incoming-references`),
    async createMany(org, items, signal) {
      try {
        return await createSitesInBulk(http, org, `${root(org)}/bulk`, items, signal);
      } finally {
        deps.onWritten(org.id);
      }
    },
  };
}
