import { echo } from "../../conversation/quote.js";
import type { ImportRow, RowOutcome } from "../../store/site-records.js";
import type { ProfileEntry } from "../../wxcc/configuration/listings.js";
import type { Site, SiteFields } from "../../wxcc/configuration/site.js";
import { descriptionFault, differences, nameFault, nameKey } from "../site-rules.js";
import type { UploadRow } from "./read-upload.js";

/** What is configured at this moment. */
export interface Configured {
  readonly sites: readonly Site[];
  readonly profiles: readonly ProfileEntry[];
}

const LONGEST_NAME_KEPT = 200;

/** What every row of a file would do: rows without an outcome are to be created. Nothing that is there is ever changed. */
export function planImport(rows: readonly UploadRow[], { sites, profiles }: Configured): readonly ImportRow[] {
  const byName = new Map(sites.map((site) => [nameKey(site.name), site]));
  const lineOf = new Map<string, number>();
  return rows.map((row): ImportRow => {
    const { line, cells } = row;
    const name = (cells.name ?? "").slice(0, LONGEST_NAME_KEPT);
    const read = readFields(row, profiles);
    if ("fault" in read) return { line, name, outcome: { kind: "wrong", reason: read.fault } };
    const key = nameKey(read.name);
    const before = lineOf.get(key);
    if (before !== undefined)
      return { line, name, outcome: { kind: "wrong", reason: `the same name stands in line ${before} already` } };
    lineOf.set(key, line);
    const there = byName.get(key);
    const description = cells.description ?? there?.description ?? "";
    const fields: SiteFields = { ...read, description };
    return { line, name, fields, ...(there ? { outcome: compare(there, fields, profiles) } : {}) };
  });
}

type Read = Omit<SiteFields, "description"> | { readonly fault: string };

function readFields({ cells, isTooLong }: UploadRow, profiles: readonly ProfileEntry[]): Read {
  const { name = "", active = "", description = "" } = cells;
  if (isTooLong) return { fault: "it has more values than there are columns" };
  const badName = nameFault(name);
  if (badName) return { fault: `the name ${badName}` };
  const switched = truths.get(active.toLowerCase());
  if (switched === undefined)
    return { fault: `active is ${active === "" ? "empty" : echo(active)}, and true or false is expected` };
  const badDescription = descriptionFault(description);
  if (badDescription) return { fault: `the description ${badDescription}` };
  const profile = readProfile(cells.profileId ?? "", cells.profile ?? "", profiles);
  return "fault" in profile ? profile : { name, active: switched, profileId: profile.id };
}

function readProfile(
  id: string,
  name: string,
  all: readonly ProfileEntry[],
): Pick<ProfileEntry, "id"> | { readonly fault: string } {
  const profiles = all.filter(({ active }) => active);
  if (id === "" && name === "") return { fault: "no multimedia profile is named" };
  const byId = profiles.find((profile) => profile.id.toLowerCase() === id.toLowerCase());
  if (id !== "" && !byId) return { fault: `no active multimedia profile has the id ${echo(id)}` };
  if (name === "" && byId) return byId;
  const named = profiles.filter((profile) => nameKey(profile.name) === nameKey(name));
  const [only, ...others] = named;
  if (!only) return { fault: `no active multimedia profile is called ${echo(name)}` };
  if (byId) return named.includes(byId) ? byId : { fault: `the profile's id is not that of ${echo(name)}` };
  return others.length === 0 ? only : { fault: `several multimedia profiles are called ${echo(name)}` };
}

/** As spreadsheets write them in some languages, and as people do. */
const truths = new Map<string, boolean>([
  ...["true", "yes", "y", "1", "active", "on", "wahr", "vrai", "verdadero"].map((word) => [word, true] as const),
  ...["false", "no", "n", "0", "inactive", "off", "falsch", "faux", "falso"].map((word) => [word, false] as const),
]);

function compare(there: Site, wanted: SiteFields, profiles: readonly ProfileEntry[]): RowOutcome {
  const differing = differences(there, wanted);
  if (differing.length === 0) return { kind: "unchanged" };
  const profile = profiles.find(({ id }) => id === there.profileId)?.name ?? there.profileId;
  const said = {
    name: `is called “${there.name}”`,
    active: there.active ? "is active" : "is inactive",
    profileId: `has the profile ${profile}`,
    description: "has another description",
  };
  const how = differing.map((field) => said[field]).join(", ");
  return { kind: "different", reason: `there is such a site and it ${how}; it is left as it is` };
}

/** Whether a plan that was shown still holds, row by row. */
export const stillHolds = (shown: readonly ImportRow[], { sites, profiles }: Configured): boolean => {
  const byName = new Map(sites.map((site) => [nameKey(site.name), site]));
  const usable = new Set(profiles.filter(({ active }) => active).map(({ id }) => id));
  return shown.every(({ fields, outcome }) => {
    if (!fields) return true;
    const there = byName.get(nameKey(fields.name));
    if (!outcome) return !there && usable.has(fields.profileId);
    return there !== undefined && compare(there, fields, profiles).kind === outcome.kind;
  });
};
