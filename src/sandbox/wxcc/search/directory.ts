import type { Agent, ContactCentre, EntryPoint, Queue, Site, Team } from "../../model/centre.js";

/** Names of what a record refers to by id. */
export interface Directory {
  readonly orgId: string;
  readonly orgName: string;
  readonly zone: string;
  readonly capturesKeptDays: number;
  queue(id: string | undefined): Queue | undefined;
  agent(id: string | undefined): Agent | undefined;
  team(id: string | undefined): Team | undefined;
  site(id: string | undefined): Site | undefined;
  entryPoint(id: string | undefined): EntryPoint | undefined;
  wrapUpCodeName(id: string | undefined): string | undefined;
  idleCodeName(id: string | undefined): string | undefined;
  /** `exclusive` or `blended`. */
  profileType(id: string | undefined): string | undefined;
}

/** Lookups by id in a contact centre's configuration. */
export function createDirectory(centre: ContactCentre): Directory {
  const by = <T extends { readonly id: string }>(items: readonly T[]) => {
    const known = new Map(items.map((item) => [item.id, item]));
    return (id: string | undefined) => (id === undefined ? undefined : known.get(id));
  };
  const wrapUpCode = by(centre.wrapUpCodes);
  const idleCode = by(centre.idleCodes);
  const profile = by(centre.multimediaProfiles);
  return {
    orgId: centre.orgId,
    orgName: centre.name,
    zone: centre.zone,
    capturesKeptDays: centre.capturesKeptDays,
    queue: by(centre.queues),
    agent: by(centre.agents),
    team: by(centre.teams),
    site: by(centre.sites),
    entryPoint: by(centre.entryPoints),
    wrapUpCodeName: (id) => wrapUpCode(id)?.name,
    idleCodeName: (id) => idleCode(id)?.name,
    profileType: (id) => profile(id)?.type,
  };
}
