import type { OrgRecord } from "../../store/records.js";
import type { AgentInfo } from "../../wxcc/directory.js";
import type { Named } from "../../wxcc/match-names.js";
import type { Services } from "../command.js";

/** An agent as cards name them: their name, or a number where the org does not show names. */
export interface KnownAgent extends Named {
  readonly id: string;
  readonly name: string;
}

/** An agent as figures name them. */
export interface SeenAgent {
  readonly agentId: string;
  readonly agentName: string;
  readonly teamName: string;
}

/** Names of those seen and, when `everybody` is wanted, of all agents of the org; numbers need them all to stay the same. */
export async function readAgentNames(
  org: OrgRecord,
  seen: readonly SeenAgent[],
  everybody: boolean,
  { directory }: Pick<Services, "directory">,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, KnownAgent>> {
  const shown = org.settings.namesShown !== false;
  return nameAgents(everybody || !shown ? await directory.agents(org, { signal }) : [], seen, shown);
}

/** Agents by id. Numbers follow the order of ids, first of those the org has now, then of those it had. */
export function nameAgents(
  directory: readonly AgentInfo[],
  seen: readonly SeenAgent[],
  namesShown: boolean,
): ReadonlyMap<string, KnownAgent> {
  const seenById = new Map(seen.map((agent) => [agent.agentId, agent]));
  const current = new Map(directory.map((agent) => [agent.id, agent]));
  const former = [...seenById.keys()].filter((id) => !current.has(id)).sort();
  const ids = [...[...current.keys()].sort(), ...former];
  return new Map(
    ids.map((id, index) => {
      if (!namesShown) return [id, { id, name: `Agent ${index + 1}` }];
      const { name, email } = current.get(id) ?? { name: seenById.get(id)?.agentName ?? id, email: undefined };
      const detail = seenById.get(id)?.teamName || email;
      return [id, { id, name, detail, ...(email !== undefined && { aliases: [email] }) }];
    }),
  );
}

/** The order of names as people sort them, numbers by size. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, "en", { numeric: true });
