import { z } from "zod";
import type { ContactCentre } from "../../../model/centre.js";
import { readQuery } from "../../read-query.js";
import { Refusal } from "../../refusal.js";
import { sortedBy } from "../config-list.js";
import { cutPage } from "../cut-page.js";

interface Reference {
  readonly id: string;
  readonly name: string;
}

/** What refers to a site, by kind of entity: kinds without any are left out. */
function referencesTo(centre: ContactCentre, siteId: string): ReadonlyMap<string, readonly Reference[]> {
  const teams = centre.teams.filter((team) => team.siteId === siteId);
  const users = centre.agents.filter((agent) => agent.siteId === siteId);
  const found: [string, Reference[]][] = [
    ["team", sortedBy(teams, ({ name }) => name).map(({ id, name }) => ({ id, name }))],
    ["user", sortedBy(users, ({ name }) => name).map(({ userId, name }) => ({ id: userId, name }))],
  ];
  return new Map(found.filter(([, references]) => references.length > 0));
}

/** Throws a 412 that lists them when anything refers to the site (OpenAPI). */
export function refuseReferred(centre: ContactCentre, siteId: string): void {
  const found = [...referencesTo(centre, siteId)];
  if (found.length === 0) return;
  throw new Refusal(412, "Entity is referenced", undefined, {
    reason: "dependency exists",
    message: found.map(([entity, references]) => ({ description: "Entity is referenced", entity, references })),
  });
}

const querySchema = z.object({ type: z.string({ error: "type: must be given once" }).optional() });

/** A page of what refers to a site; entries do not say what they are, so each kind is asked for by `type` (OpenAPI). */
export function listReferences(centre: ContactCentre, siteId: string, query: unknown) {
  const { type } = readQuery(querySchema, query);
  const all = referencesTo(centre, siteId);
  const items = type === undefined ? [...all.values()].flat() : (all.get(type) ?? []);
  const path = `/organization/${centre.orgId}/site/${siteId}/incoming-references`;
  const { meta, data } = cutPage({ orgId: centre.orgId, path, items }, query, type === undefined ? {} : { type });
  return {
    description: "list of referenced entities",
    meta: { ...meta, currentEntity: "site", referencedEntities: [...all.keys()] },
    data,
  };
}
