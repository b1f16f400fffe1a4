import type { ContactCentre } from "../../../model/centre.js";
import { Refusal } from "../../refusal.js";
import { refuseReferred } from "./find-references.js";
import { readSite } from "./read-site.js";
import type { SiteBook, SiteRecord } from "./site-book.js";

/** The site, or a 404. */
export function findSite(book: SiteBook, centre: ContactCentre, id: string): SiteRecord {
  const site = book.get(centre, id);
  if (!site) throw new Refusal(404, "Site not found");
  return site;
}

/** `POST`: a name that is taken is a 409. */
export function createSite(book: SiteBook, centre: ContactCentre, body: unknown): SiteRecord {
  const { id, fields } = readSite(centre, body);
  if (id !== undefined) throw new Refusal(400, "New configuration cannot have an id");
  if (book.named(centre, fields.name)) throw new Refusal(409, "name: already exists");
  return book.create(centre, fields);
}

/**
 * `PUT` replaces everything. OpenAPI lists no 409 here, so a taken name is a 400; its 412 is read as: what is in use cannot be
 * switched off. It has no rule for `version`, so an older one is written like any other.
 */
export function replaceSite(book: SiteBook, centre: ContactCentre, id: string, body: unknown): SiteRecord {
  const old = findSite(book, centre, id);
  const written = readSite(centre, body);
  if (written.id?.toLowerCase() !== old.id) throw new Refusal(400, "id: must be the id of the path");
  const named = book.named(centre, written.fields.name);
  if (named && named.id !== old.id) throw new Refusal(400, "name: already exists");
  if (old.active && !written.fields.active) refuseReferred(centre, old.id);
  return book.replace(centre, old, written.fields);
}

/** `DELETE`: what something refers to stays, with a 412. */
export function removeSite(book: SiteBook, centre: ContactCentre, id: string): void {
  const site = findSite(book, centre, id);
  refuseReferred(centre, site.id);
  book.remove(centre, site.id);
}
