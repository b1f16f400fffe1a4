import { type ConfigList, commonFields, sortedBy } from "./config-list.js";
import type { SiteBook } from "./sites/site-book.js";

/** Agents who work together. Members are named by the configuration's user ids. */
export const teamList = (book: SiteBook): ConfigList => ({
  path: "team",
  searchColumns: ["name", "description"],
  // OpenAPI: teams of a user are found by `userId`, although the field is a list and has another name.
  filterNames: { userId: "userIds" },
  records: (centre) =>
    sortedBy(centre.teams, (team) => team.name).map((team) => ({
      ...commonFields(centre, team.id),
      name: team.name,
      description: "",
      teamType: "AGENT",
      teamStatus: "IN_SERVICE",
      siteId: team.siteId,
      siteName: book.get(centre, team.siteId)?.name ?? "",
      rankQueuesForTeam: false,
      systemDefault: false,
      userIds: centre.agents.filter((agent) => agent.teamId === team.id).map((agent) => agent.userId),
    })),
});
