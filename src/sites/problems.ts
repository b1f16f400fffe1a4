import { quoteValue } from "../conversation/format-ask.js";
import { echo } from "../conversation/quote.js";
import { Problem } from "../errors.js";
import type { ProfileEntry } from "../wxcc/configuration/listings.js";
import type { Referrers, Site } from "../wxcc/configuration/site.js";

const listOfSites = { label: "Sites", ask: "sites" };

/** A name or a description that Contact Center would not take. */
export const badSite = (what: "name" | "description", written: string, fault: string): Problem =>
  new Problem("bad-site", {
    say: `The ${what} ${echo(written)} ${fault}. Nothing was changed.`,
    next: what === "name" ? "Choose another name." : "Choose a shorter description.",
    asks: [listOfSites],
  });

/** The words after the command are not what it takes. */
export const badSiteWords = (command: string, example: string): Problem =>
  new Problem("bad-site", {
    say: `I do not see in these words what \`${command}\` is to do.`,
    next: `Write for example: ${example}`,
    asks: [listOfSites],
  });

/** Another site has the name. */
export const siteExists = (name: string): Problem =>
  new Problem("site-exists", {
    say: `There is a site called “${name}” already, and two cannot have one name. Nothing was changed.`,
    next: "Choose another name, or look at that site.",
    asks: [{ label: name, ask: `site ${quoteValue(name)}` }],
  });

/** No site has the name; `near` are those that were perhaps meant. */
export const unknownSite = (written: string, near: readonly string[], askFor: (name: string) => string): Problem =>
  new Problem("unknown-site", {
    say: `There is no site called ${echo(written)}.`,
    next: near.length > 0 ? `Did you mean “${near[0]}”?` : "Look at the list of sites.",
    asks: [...near.map((name) => ({ label: name, ask: askFor(name) })), listOfSites],
  });

/** The name fits several sites. */
export const ambiguousSite = (written: string, fits: readonly Site[], askFor: (name: string) => string): Problem =>
  new Problem("ambiguous-site", {
    say: `${echo(written)} fits ${fits.length} sites.`,
    next: "Choose the one you mean.",
    asks: fits.slice(0, 5).map(({ name }) => ({ label: name, ask: askFor(name) })),
  });

/** No multimedia profile has the name, or several do. */
export const unknownProfile = (
  written: string,
  profiles: readonly ProfileEntry[],
  askFor: (name: string) => string,
): Problem =>
  new Problem("bad-site", {
    say: `No active multimedia profile is called ${echo(written)}. Nothing was changed.`,
    next: profiles.length > 0 ? "Choose one of those there are." : "Create a multimedia profile in Control Hub first.",
    asks: profiles.slice(0, 5).map(({ name }) => ({ label: name, ask: askFor(name) })),
  });

/** It would be as it is. */
export const nothingToChange = (site: Site, how: string): Problem =>
  new Problem("bad-site", {
    say: `“${site.name}” ${how} already. Nothing was changed.`,
    next: "Look at the site to see how it is.",
    asks: [{ label: site.name, ask: `site ${quoteValue(site.name)}` }],
  });

/** Sites of the system's own stay as they are. */
export const ofTheSystem = (site: Site): Problem =>
  new Problem("bad-site", {
    say: `“${site.name}” was made by Webex Contact Center itself and cannot be changed.`,
    next: "Choose another site.",
    asks: [listOfSites],
  });

/** Something refers to it; every kind with its count and the first names. */
export const siteInUse = (site: Pick<Site, "name">, referrers: readonly Referrers[], doing: string): Problem =>
  new Problem("site-in-use", {
    say: `“${site.name}” is in use and cannot be ${doing}: ${referrers.map(inWords).join("; ") || "something refers to it"}. Nothing was changed.`,
    next: "Move them to another site in Control Hub, then try again.",
    asks: [{ label: site.name, ask: `site ${quoteValue(site.name)}` }],
  });

const NAMED = 5;

/** "3 teams (Claims, Roadside and 1 more)". */
export function inWords({ kind, names, count }: Referrers): string {
  const thing = (kind ?? "entry").replaceAll("-", " ");
  const things = count === 1 ? thing : thing.endsWith("y") ? `${thing.slice(0, -1)}ies` : `${thing}s`;
  const shown = names.slice(0, NAMED);
  const more = count > shown.length ? ` and ${count - shown.length} more` : "";
  return shown.length === 0 ? `${count} ${things}` : `${count} ${things} (${shown.join(", ")}${more})`;
}

/** Somebody else changed it between the card and the confirmation. */
export const siteChanged = (name: string, what: string): Problem =>
  new Problem("site-changed", {
    say: `“${name}” ${what} since that card was drawn, so nothing was written.`,
    next: "Look at it as it is now, and ask for the change again if it is still wanted.",
    asks: [{ label: "Look at it", ask: `site ${quoteValue(name)}` }, listOfSites],
  });

/** A confirmation that is not waiting any more. */
export const changeGone = (say: string): Problem =>
  new Problem("change-gone", {
    say,
    next: "Look at the sites as they are, and ask for the change again if it is still wanted.",
    asks: [listOfSites],
  });

/** The write was sent, and how the site is now could not be found out or is another thing than asked for. */
export const unconfirmed = (name: string, what: string, cause: unknown): Problem =>
  new Problem("write-unconfirmed", {
    say: `The change of “${name}” was sent, but ${what}.`,
    next: "Look at the site before you try again.",
    asks: [{ label: "Look at it", ask: `site ${quoteValue(name)}` }, listOfSites],
    cause,
  });
