import { z } from "zod";
import type { OrgRef } from "../statistics/source.js";

/** What can be chosen for a site. */
export interface SiteFields {
  readonly name: string;
  readonly active: boolean;
  /** Of the multimedia profile that its agents have when they have none of their own. */
  readonly profileId: string;
  readonly description: string;
}

/** A place where teams work. */
export interface Site extends SiteFields {
  readonly id: string;
  /** Made by the system: it can be neither changed nor deleted. */
  readonly systemDefault: boolean;
}

/** Everything of one kind that refers to a site. */
export interface Referrers {
  /** Cisco's word for the kind: `team`; undefined when it was not said. */
  readonly kind: string | undefined;
  readonly names: readonly string[];
  /** All of them, also those whose names were not read. */
  readonly count: number;
}

/** What became of one item of a bulk write. */
export type BulkOutcome =
  | { readonly kind: "created"; readonly id: string | undefined }
  | { readonly kind: "refused"; readonly status: number; readonly reason: string; readonly trackingId?: string };

/** Sites of Contact Center. A write that was refused throws a Problem that says so; any other failure may have been written all the same. */
export interface Sites {
  /** All of them, inactive ones too. */
  list(org: OrgRef): Promise<readonly Site[]>;
  /** Undefined when there is none of that id. */
  read(org: OrgRef, id: string): Promise<Site | undefined>;
  create(org: OrgRef, fields: SiteFields): Promise<void>;
  /**
   * Replaces the site by itself with other fields: reads it, has `check` look at what it is now (which throws to stop it), and writes all
   * of it back, with the fields that only Cisco knows as they were.
   */
  change(org: OrgRef, id: string, fields: SiteFields, check: (now: Site | undefined) => void): Promise<void>;
  remove(org: OrgRef, site: Pick<Site, "id" | "name">): Promise<void>;
  references(org: OrgRef, id: string): Promise<readonly Referrers[]>;
  /** Creates many at once. The answer has what was said about each, by its number; of some nothing may have been said. */
  createMany(
    org: OrgRef,
    items: ReadonlyMap<number, SiteFields>,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<number, BulkOutcome>>;
}

/** OpenAPI, SiteDTO. Loose, because a PUT replaces everything: fields that we do not know must go back as they came. */
export const siteSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  active: z.boolean(),
  multimediaProfileId: z.string(),
  description: z.string().nullish(),
  systemDefault: z.boolean().nullish(),
});
/** A site as Cisco writes it. */
export type SiteDto = z.infer<typeof siteSchema>;

/** What our words for it are. */
export const toSite = ({ id, name, active, multimediaProfileId, description, systemDefault }: SiteDto): Site => ({
  id,
  name,
  active,
  profileId: multimediaProfileId,
  description: description ?? "",
  systemDefault: systemDefault ?? false,
});

/** The fields in Cisco's words. */
export const toDto = ({ name, active, profileId, description }: SiteFields) => ({
  name,
  active,
  multimediaProfileId: profileId,
  description,
});
