import { z } from "zod";
import type { Clock } from "../clock.js";
import type { SharedAnswers } from "../instances/answers.js";
import type { WxccHttp } from "./http.js";
import { type ConfigurationList, listConfiguration } from "./list-configuration.js";
import { type ForgetfulList, type RememberedList, rememberList } from "./remember-list.js";

/** An agent as the configuration API names them. */
export interface AgentInfo {
  /** The id that statistics, activities and Search use. */
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

/** A team as the configuration API names it. */
export interface TeamInfo {
  readonly id: string;
  readonly name: string;
  /** Where it works. */
  readonly siteId: string | undefined;
}

/** A site, or a code for being idle or for wrapping up, as the configuration API names it. */
export interface NamedEntry {
  readonly id: string;
  readonly name: string;
}

/** Names of an org's agents, teams, sites and auxiliary (idle and wrap-up) codes, remembered for a while. */
export interface Directory {
  readonly agents: RememberedList<AgentInfo>;
  readonly teams: RememberedList<TeamInfo>;
  readonly sites: RememberedList<NamedEntry>;
  readonly auxiliaryCodes: RememberedList<NamedEntry>;
}

const userList = {
  path: "user",
  endpoint: "user-list",
  attributes: ["id", "ciUserId", "firstName", "lastName", "email", "contactCenterEnabled"],
  item: z.object({
    id: z.string().min(1),
    ciUserId: z.string().nullish(),
    firstName: z.string().nullish(),
    lastName: z.string().nullish(),
    email: z.string().nullish(),
    contactCenterEnabled: z.boolean().nullish(),
  }),
  things: "users",
};

const teamList = {
  path: "team",
  endpoint: "team-list",
  attributes: ["id", "name", "siteId"],
  item: z.object({ id: z.string().min(1), name: z.string(), siteId: z.string().nullish() }),
  things: "teams",
};

const namedList = (path: string, endpoint: string, things: string): ConfigurationList<NamedEntry> => ({
  path,
  endpoint,
  attributes: ["id", "name"],
  item: z.object({ id: z.string().min(1), name: z.string() }),
  things,
});
const siteList = namedList("site", "site-list", "sites");
const codeList = namedList("auxiliary-code", "auxiliary-code-list", "auxiliary codes");

const keptAgent: z.ZodType<AgentInfo> = z
  .object({ id: z.string(), name: z.string(), email: z.string().optional() })
  .transform(({ id, name, email }) => ({ id, name, email }));
const keptTeam: z.ZodType<TeamInfo> = z
  .object({ id: z.string(), name: z.string(), siteId: z.string().optional() })
  .transform(({ id, name, siteId }) => ({ id, name, siteId }));

/** Reads the configuration API; one reading of a list at a time per org, failures are not remembered. */
export function createDirectory(deps: {
  readonly http: WxccHttp;
  readonly clock: Clock;
  readonly answers?: SharedAnswers | undefined;
}): Directory & { readonly sites: ForgetfulList<NamedEntry> } {
  const { http, clock, answers: shared } = deps;
  const remember = (name: string, list: ConfigurationList<NamedEntry>) =>
    rememberList(clock, (org, urgency, signal) => listConfiguration(http, org, list, urgency, signal), {
      ...{ shared, name, schema: list.item },
    });
  return {
    agents: rememberList(
      clock,
      async (org, urgency, signal) => {
        const users = await listConfiguration(http, org, userList, urgency, signal);
        return users.filter(({ contactCenterEnabled }) => contactCenterEnabled !== false).map(agentOf);
      },
      { shared, name: "agents-1", schema: keptAgent },
    ),
    teams: rememberList(
      clock,
      async (org, urgency, signal) => {
        const teams = await listConfiguration(http, org, teamList, urgency, signal);
        return teams.map(({ id, name, siteId }) => ({ id, name, siteId: siteId || undefined }));
      },
      { shared, name: "teams-1", schema: keptTeam },
    ),
    sites: remember("sites-1", siteList),
    auxiliaryCodes: remember("auxiliary-codes-1", codeList),
  };
}

/** Statistics know a person by their Common Identity id, which is not the configuration's own. */
function agentOf({ id, ciUserId, firstName, lastName, email }: z.infer<typeof userList.item>): AgentInfo {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return { id: ciUserId || id, name: name || email || id, email: email || undefined };
}
