import { randomUUID } from "node:crypto";
import type { Clock } from "../../../../clock.js";
import type { ContactCentre } from "../../../model/centre.js";
import { CONFIGURED_AT, sortedBy } from "../config-list.js";

/** What whoever writes a site decides. */
export interface SiteFields {
  readonly name: string;
  readonly active: boolean;
  readonly multimediaProfileId: string;
  readonly description: string;
}

/** A site as the configuration API shows it. */
export interface SiteRecord extends SiteFields {
  readonly [field: string]: unknown;
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
  readonly systemDefault: boolean;
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
}

/** The sites of every org: those of the model at first, and what has been written since. */
export interface SiteBook {
  /** By name. */
  of(centre: ContactCentre): readonly SiteRecord[];
  get(centre: ContactCentre, id: string): SiteRecord | undefined;
  /** The site of that name; case does not make it another one. */
  named(centre: ContactCentre, name: string): SiteRecord | undefined;
  create(centre: ContactCentre, fields: SiteFields): SiteRecord;
  replace(centre: ContactCentre, old: SiteRecord, fields: SiteFields): SiteRecord;
  remove(centre: ContactCentre, id: string): void;
  /** As at the start. */
  clear(): void;
}

/** A book in which nothing has been written yet. */
export function createSiteBook(clock: Pick<Clock, "now">): SiteBook {
  const written = new Map<string, Page>();

  function pageOf(centre: ContactCentre): Page {
    const page = written.get(centre.orgId) ?? firstPage(centre);
    written.set(centre.orgId, page);
    return page;
  }
  const drop = ({ byId, ids }: Page, id: string) => {
    const old = byId.get(id);
    byId.delete(id);
    if (old) ids.delete(nameKey(old.name));
  };
  const keep = (centre: ContactCentre, site: SiteRecord) => {
    const page = pageOf(centre);
    drop(page, site.id);
    page.byId.set(site.id, site);
    page.ids.set(nameKey(site.name), site.id);
    return site;
  };

  return {
    of: (centre) => sortedBy([...pageOf(centre).byId.values()], ({ name }) => name),
    get: (centre, id) => pageOf(centre).byId.get(id.toLowerCase()),
    named: (centre, name) => {
      const { byId, ids } = pageOf(centre);
      return byId.get(ids.get(nameKey(name)) ?? "");
    },
    create: (centre, fields) => {
      const now = clock.now();
      const own = { id: randomUUID(), organizationId: centre.orgId, version: 0, systemDefault: false };
      return keep(centre, { ...own, ...fields, createdTime: now, lastUpdatedTime: now });
    },
    replace: (centre, old, fields) =>
      keep(centre, { ...old, ...fields, version: old.version + 1, lastUpdatedTime: clock.now() }),
    remove: (centre, id) => drop(pageOf(centre), id),
    clear: () => written.clear(),
  };
}

/** Sites by id, and ids by name. */
interface Page {
  readonly byId: Map<string, SiteRecord>;
  readonly ids: Map<string, string>;
}

const nameKey = (name: string) => name.toLowerCase();

function firstPage(centre: ContactCentre): Page {
  const sites = firstSites(centre);
  return {
    byId: new Map(sites.map((site) => [site.id, site])),
    ids: new Map(sites.map(({ id, name }) => [nameKey(name), id])),
  };
}

const firstSites = (centre: ContactCentre): SiteRecord[] =>
  centre.sites.map(({ id, name, multimediaProfileId }) => ({
    id,
    organizationId: centre.orgId,
    version: 0,
    name,
    active: true,
    multimediaProfileId,
    description: "",
    systemDefault: false,
    createdTime: CONFIGURED_AT,
    lastUpdatedTime: CONFIGURED_AT,
  }));
