import { z } from "zod";
import type { Clock } from "../clock.js";
import type { Urgency } from "./budget.js";
import type { WxccHttp } from "./http.js";
import { listConfiguration } from "./list-configuration.js";
import { createAnswerMemory } from "./statistics/remember-answers.js";
import type { OrgRef } from "./statistics/source.js";

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
}

/** Names of an org's agents and teams, remembered for a while. Who gives up by `signal` waits no longer. */
export interface Directory {
  agents(org: OrgRef, urgency?: Urgency, signal?: AbortSignal): Promise<readonly AgentInfo[]>;
  teams(org: OrgRef, urgency?: Urgency, signal?: AbortSignal): Promise<readonly TeamInfo[]>;
}

const KEEP_MS = 10 * 60_000;
const REMEMBERED_ORGS = 500;

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
  attributes: ["id", "name"],
  item: z.object({ id: z.string().min(1), name: z.string() }),
  things: "teams",
};

/** Reads the configuration API; one reading at a time per org, failures are not remembered. */
export function createDirectory(deps: { http: WxccHttp; clock: Clock }): Directory {
  const { http, clock } = deps;
  const agents = createAnswerMemory<readonly AgentInfo[]>({ clock, entries: REMEMBERED_ORGS });
  const teams = createAnswerMemory<readonly TeamInfo[]>({ clock, entries: REMEMBERED_ORGS });
  return {
    agents: (org, urgency = "person", signal) =>
      agents.share(
        org.id,
        urgency,
        KEEP_MS,
        async (flight) => {
          const users = await listConfiguration(http, org, userList, urgency, flight.signal);
          return users.filter(({ contactCenterEnabled }) => contactCenterEnabled !== false).map(agentOf);
        },
        { signal },
      ),
    teams: (org, urgency = "person", signal) =>
      teams.share(
        org.id,
        urgency,
        KEEP_MS,
        (flight) => listConfiguration(http, org, teamList, urgency, flight.signal),
        { signal },
      ),
  };
}

/** Statistics know a person by their Common Identity id, which is not the configuration's own. */
function agentOf({ id, ciUserId, firstName, lastName, email }: z.infer<typeof userList.item>): AgentInfo {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return { id: ciUserId || id, name: name || email || id, email: email || undefined };
}
