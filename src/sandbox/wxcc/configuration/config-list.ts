import type { ContactCentre } from "../../model/centre.js";

/** A configured thing as the configuration API shows it. */
export interface ConfigRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** One of the v2 lists: what stands in it, and what it can be searched and filtered by besides its own fields. */
export interface ConfigList {
  /** The last part of its path. */
  readonly path: string;
  readonly records: (centre: ContactCentre) => readonly ConfigRecord[];
  /** OpenAPI, at the parameter `search` of each list. */
  readonly searchColumns: readonly string[];
  /** Names that only filters know, and the field each stands for. */
  readonly filterNames?: Readonly<Record<string, string>>;
}

/** Everything was set up at one time; the model knows no changes. */
export const CONFIGURED_AT = Date.parse("2025-09-01T07:00:00Z");

/** What every record has. */
export const commonFields = (centre: ContactCentre, id: string) => ({
  id,
  organizationId: centre.orgId,
  version: 0,
  active: true,
  createdTime: CONFIGURED_AT,
  lastUpdatedTime: CONFIGURED_AT,
});

/** A copy in the order of a text of each. */
export const sortedBy = <T>(items: readonly T[], textOf: (item: T) => string): T[] =>
  [...items].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
