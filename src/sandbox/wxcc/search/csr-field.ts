import type { Agent, ContactCentre, EntryPoint, Queue, Site, Team } from "../../model/centre.js";
import type { ContactView } from "../../model/contact-at.js";

export type Scalar = string | number | boolean | null;

/** GraphQL types of a record's values. `ChannelType` is an enum in filters and a text in answers. */
export type FieldKind = "String" | "Long" | "Int" | "Boolean" | "JSON" | "ChannelType";

/** Names of what a record refers to by id. */
export interface Directory {
  readonly orgId: string;
  readonly zone: string;
  queue(id: string | undefined): Queue | undefined;
  agent(id: string | undefined): Agent | undefined;
  team(id: string | undefined): Team | undefined;
  site(id: string | undefined): Site | undefined;
  entryPoint(id: string | undefined): EntryPoint | undefined;
  wrapUpCodeName(id: string | undefined): string | undefined;
}

/** One contact session record (CSR): a contact as it is known now, in its contact centre. */
export interface Csr {
  readonly view: ContactView;
  readonly directory: Directory;
}

/** A field of the record: where it stands (`lastQueue.id`), its type, and how it is read. */
export interface CsrField {
  readonly path: string;
  readonly kind: FieldKind;
  readonly read: (csr: Csr) => Scalar;
}

type Read = (view: ContactView, directory: Directory) => Scalar | undefined;

/** Makes fields of one kind from a table of paths. */
export const fieldsOf = (kind: FieldKind, table: Readonly<Record<string, Read>>): CsrField[] =>
  Object.entries(table).map(([path, read]) => ({
    path,
    kind,
    read: ({ view, directory }) => read(view, directory) ?? null,
  }));

/** Lookups by id in a contact centre's configuration. */
export function createDirectory(centre: ContactCentre): Directory {
  const by = <T extends { readonly id: string }>(items: readonly T[]) => {
    const known = new Map(items.map((item) => [item.id, item]));
    return (id: string | undefined) => (id === undefined ? undefined : known.get(id));
  };
  const wrapUpCode = by(centre.wrapUpCodes);
  return {
    orgId: centre.orgId,
    zone: centre.zone,
    queue: by(centre.queues),
    agent: by(centre.agents),
    team: by(centre.teams),
    site: by(centre.sites),
    entryPoint: by(centre.entryPoints),
    wrapUpCodeName: (id) => wrapUpCode(id)?.name,
  };
}
