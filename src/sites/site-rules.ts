import { echo } from "../conversation/quote.js";
import type { SiteFields } from "../wxcc/configuration/site.js";

// OpenAPI, SiteDTO.
const MOST_NAME_CHARACTERS = 80;
const MOST_DESCRIPTION_CHARACTERS = 255;
const FOREIGN = /[^a-zA-Z\d\-_\s]/u;

/** Why Contact Center would not take the name, following "The name “…”"; undefined when it would. */
export function nameFault(name: string): string | undefined {
  const letters = [...name].length;
  if (name.trim() === "") return "is empty";
  if (letters > MOST_NAME_CHARACTERS) return `has ${letters} characters, and ${MOST_NAME_CHARACTERS} are allowed`;
  const foreign = FOREIGN.exec(name)?.[0];
  if (foreign !== undefined)
    return `has ${echo(foreign)} in it, and only the letters A to Z, digits, blanks, hyphens and underscores are allowed`;
  return undefined;
}

/** Why Contact Center would not take the description, following "The description". */
export function descriptionFault(description: string): string | undefined {
  const { length } = description;
  return length > MOST_DESCRIPTION_CHARACTERS
    ? `has ${length} characters, and ${MOST_DESCRIPTION_CHARACTERS} are allowed`
    : undefined;
}

/** Case and runs of blanks do not make it another name. */
export const nameKey = (name: string): string => name.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

/** Whether nothing that can be chosen differs. */
export const isSame = (a: SiteFields, b: SiteFields): boolean => differences(a, b).length === 0;

/** What differs, by our names of the fields. */
export const differences = (a: SiteFields, b: SiteFields): readonly (keyof SiteFields)[] =>
  (["name", "active", "profileId", "description"] as const).filter((field) => a[field] !== b[field]);

/** The chosen fields alone. */
export const fieldsOf = ({ name, active, profileId, description }: SiteFields): SiteFields => ({
  name,
  active,
  profileId,
  description,
});
