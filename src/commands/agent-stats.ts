import type { FilterName } from "../conversation/ask.js";
import { askInstead } from "../conversation/ask-instead.js";
import { agentCard } from "./agent-stats/agent-card.js";
import { agentTable } from "./agent-stats/agent-table.js";
import { askAgentStats, readAgentWords } from "./agent-stats/read-agent-words.js";
import { readOrgAgents } from "./agent-stats/read-org-agents.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";

/** Why agents' figures cannot be narrowed by where the contact waited. */
export const agentRefusals: Partial<Record<FilterName, string>> = {
  queue: "Agents' time belongs to no queue: whoever is available is available for all of theirs.",
};

/** What agents handled in a period and what their time went to. */
export const agentStats = {
  name: "agent-stats",
  words: ["agent stats", "agent statistics", "agents", "agent report", "team stats"],
  help: "What agents and teams did: contacts handled, handle time, occupancy, offers not answered.",
  details:
    "Four headline figures, a row per team and a row per agent. Agents stand in the order of their names, because it is no " +
    "ranking; by handled sorts them by contacts handled. Narrow it with team:, site:, agent: or channel:.",
  examples: [
    "agent stats today",
    "agent stats by handled yesterday",
    'agent stats today team:"Claims team"',
    'agent stats today site:"Boston"',
  ],
  needs: "viewer",
  hasTable: true,
  period: "today",
  filters: ["agent", "team", "site", "channel", "org"],
  refuses: agentRefusals,
  args: "[by handled]",
  async run(ask: Ask, services: Pick<Services, "agentFigures" | "directory" | "clock">): Promise<Answer> {
    const wanted = readAgentWords(ask, ask.asOf);
    const { filters } = ask.sentence;
    const inPlaceOf = askInstead(filters, (instead) => askAgentStats(ask.sentence, wanted, { filters: instead }));
    const answers = await askEachOrg(ask.orgs, (org) =>
      readOrgAgents(
        org,
        {
          ...{ ...wanted, filters, askForAgent: inPlaceOf("agent"), signal: ask.signal, urgency: ask.urgency },
          ...{ askForTeam: inPlaceOf("team"), askForSite: inPlaceOf("site") },
        },
        services,
      ),
    );
    return {
      card: agentCard(ask, wanted, answers, services.clock.now()),
      table: agentTable(wanted.period, answers),
    };
  },
} satisfies Command;
