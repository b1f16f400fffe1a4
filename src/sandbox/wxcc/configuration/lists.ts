import { auxiliaryCodes } from "./auxiliary-codes.js";
import type { ConfigList } from "./config-list.js";
import { entryPoints } from "./entry-points.js";
import { multimediaProfiles } from "./multimedia-profiles.js";
import { queues } from "./queues.js";
import type { SiteBook } from "./sites/site-book.js";
import { siteList } from "./sites.js";
import { teamList } from "./teams.js";
import { userList } from "./users.js";

/** Every list of `GET /organization/{orgId}/v2/…`; sites and their names are as the book has them. */
export const configurationLists = (book: SiteBook): readonly ConfigList[] => [
  auxiliaryCodes,
  entryPoints,
  multimediaProfiles,
  queues,
  siteList(book),
  teamList(book),
  userList(book),
];
