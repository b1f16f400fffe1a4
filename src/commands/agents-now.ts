import { askInstead } from "../conversation/ask-instead.js";
import { askText } from "../conversation/format-ask.js";
import { agentRefusals } from "./agent-stats.js";
import { agentsNowCard } from "./agents-now/agents-now-card.js";
import { agentsNowTable } from "./agents-now/agents-now-table.js";
import { readPresent } from "./agents-now/read-present.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { askEachOrg } from "./queue-stats/ask-each-org.js";

/** What every agent is doing at this moment. */
export const agentsNow = {
  name: "agents-now",
  words: ["agents now", "agent stats now", "who is available", "agent states"],
  help: "What every agent is doing at this moment, by state, longest first.",
  details:
    "Everybody who is signed in, by state, with the idle reason and the time in that state. An agent of several channels " +
    "stands with the state of voice, or without voice with that of the busiest channel; channel: looks at one of them.",
  examples: ["agents now", 'agents now team:"Claims team"', 'agents now site:"Boston"'],
  needs: "viewer",
  hasTable: true,
  filters: ["agent", "team", "site", "channel", "org"],
  refuses: agentRefusals,
  async run(ask: Ask, services: Pick<Services, "statistics" | "agentWork" | "directory">): Promise<Answer> {
    const { filters } = ask.sentence;
    const inPlaceOf = askInstead(filters, (instead) => askText("agents now", { filters: instead }));
    const asked = {
      ...{ filters, askForAgent: inPlaceOf("agent"), signal: ask.signal, urgency: ask.urgency },
      ...{ askForTeam: inPlaceOf("team"), askForSite: inPlaceOf("site") },
    };
    const answers = await askEachOrg(ask.orgs, (org) => readPresent(org, asked, services));
    return { card: agentsNowCard(ask, answers), table: agentsNowTable(ask.zone, answers) };
  },
} satisfies Command;
