import { siteNamed } from "../../sites/find-site.js";
import type { Site } from "../../wxcc/configuration/site.js";

/** A new site in words: its name, and whether it is to be inactive. */
export function readNewSite(args: string): { readonly name: string; readonly active: boolean } {
  const [, name, word] = /^(.*\S)\s+(inactive|active)$/iu.exec(args.trim()) ?? [];
  return { name: name ?? args.trim(), active: word?.toLowerCase() !== "inactive" };
}

/**
 * "Denver to Denver HQ": which site, and its new name. Names may have a "to" of their own, so the division at which the first name is
 * one of a site counts. Undefined without a "to" between two names.
 */
export function readRename(
  args: string,
  sites: readonly Site[],
): { readonly from: string; readonly to: string } | undefined {
  const divisions = [...args.matchAll(/\s+to\s+/giu)].map((found) => ({
    from: args.slice(0, found.index).trim(),
    to: args.slice(found.index + found[0].length).trim(),
  }));
  const meant = divisions.filter(({ from, to }) => from !== "" && to !== "");
  return meant.find(({ from }) => siteNamed(sites, from)) ?? meant[0];
}
