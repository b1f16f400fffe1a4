import { auxiliaryCodes } from "./auxiliary-codes.js";
import type { ConfigList } from "./config-list.js";
import { entryPoints } from "./entry-points.js";
import { multimediaProfiles } from "./multimedia-profiles.js";
import { queues } from "./queues.js";
import { sites } from "./sites.js";
import { teams } from "./teams.js";
import { users } from "./users.js";

/** Every list of `GET /organization/{orgId}/v2/…`. */
export const configurationLists: readonly ConfigList[] = [
  auxiliaryCodes,
  entryPoints,
  multimediaProfiles,
  queues,
  sites,
  teams,
  users,
];
