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
  create(centre: ContactCentre, fields: SiteFields): SiteRecord;
  replace(centre: ContactCentre, old: SiteRecord, fields: SiteFields): SiteRecord;
  remove(centre: ContactCentre, id: string): void;
  /** As at the start. */
  clear(): void;
}

/** A book in which nothing has been written yet. */
export function createSiteBook(clock: Pick<Clock, "now">): SiteBook {
  const written = new Map<string, Map<string, SiteRecord>>();

  function pageOf(centre: ContactCentre): Map<string, SiteRecord> {
    const page = written.get(centre.orgId) ?? new Map(firstSites(centre).map((site) => [site.id, site]));
    written.set(centre.orgId, page);
    return page;
  }
  const keep = (centre: ContactCentre, site: SiteRecord) => {
    pageOf(centre).set(site.id, site);
    return site;
  };

  return {
    of: (centre) => sortedBy([...pageOf(centre).values()], ({ name }) => name),
    get: (centre, id) => pageOf(centre).get(id.toLowerCase()),
    create: (centre, fields) => {
      const now = clock.now();
      const own = { id: randomUUID(), organizationId: centre.orgId, version: 0, systemDefault: false };
      return keep(centre, { ...own, ...fields, createdTime: now, lastUpdatedTime: now });
    },
    replace: (centre, old, fields) =>
      keep(centre, { ...old, ...fields, version: old.version + 1, lastUpdatedTime: clock.now() }),
    remove: (centre, id) => void pageOf(centre).delete(id),
    clear: () => written.clear(),
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
