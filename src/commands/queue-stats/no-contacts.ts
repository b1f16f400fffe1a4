import type { OrgFigures } from "./read-org-figures.js";

/** What is said where there are no figures: nobody came, or nothing has been counted so far, which is not the same. */
export function noContacts({ nothingCounted }: Pick<OrgFigures, "nothingCounted">) {
  return nothingCounted
    ? {
        summary: "nothing counted yet",
        sentence: "Nothing is counted yet: this source counts full quarters of an hour, and the first is not over.",
      }
    : { summary: "no contacts", sentence: "No contacts in this period." };
}
