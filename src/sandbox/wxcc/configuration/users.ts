import type { Agent, ContactCentre } from "../../model/centre.js";
import { Refusal } from "../refusal.js";
import { type ConfigList, type ConfigRecord, commonFields, sortedBy } from "./config-list.js";
import type { SiteBook } from "./sites/site-book.js";

/** Agents. `id` is the configuration's own; statistics, Search and captures know the same person by `ciUserId`. */
export const userList = (book: SiteBook): ConfigList => ({
  path: "user",
  searchColumns: ["firstName", "lastName", "email"],
  records: (centre) => sortedBy(centre.agents, (agent) => agent.name).map((agent) => userRecord(centre, agent, book)),
});

/** `GET /organization/{orgId}/user/by-ci-user-id/{id}`, with the list fields that lists leave out. */
export function findUserByCiUserId(centre: ContactCentre, ciUserId: string, book: SiteBook): ConfigRecord {
  const agent = centre.agents.find((candidate) => candidate.id === ciUserId.toLowerCase());
  if (!agent) throw new Refusal(404, "User not found");
  return userRecord(centre, agent, book);
}

const userRecord = (centre: ContactCentre, agent: Agent, book: SiteBook): ConfigRecord => ({
  ...commonFields(centre, agent.userId),
  ciUserId: agent.id,
  firstName: agent.firstName,
  lastName: agent.lastName,
  email: agent.email,
  workPhone: agent.dn,
  // The name is spelt so in the OpenAPI.
  deafultDialledNumber: agent.dn,
  contactCenterEnabled: true,
  siteId: agent.siteId,
  siteName: book.get(centre, agent.siteId)?.name ?? "",
  multimediaProfileId: agent.multimediaProfileId,
  timezone: centre.zone,
  teamIds: [agent.teamId],
});
