import type { Clock } from "../../clock.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../budget.js";
import type { AgentNarrowing, AgentStatistics, AgentStatisticsSource } from "./agent-source.js";
import { keepMsFor } from "./keep-for.js";
import { createAnswerMemory } from "./remember-answers.js";
import { isRefusal, type SearchRefusals } from "./remember-refusals.js";
import type { Range, SourceName } from "./source.js";

/** Agents' numbers with source choice, budget, sharing and memory: what {@link Statistics} is for queues. */
export interface AgentFigures {
  agents(org: OrgRecord, range: Range, narrowing: AgentNarrowing, urgency: Urgency): Promise<AgentStatistics>;
}

interface AgentFiguresDeps {
  readonly rest: AgentStatisticsSource;
  readonly search: AgentStatisticsSource;
  readonly refusals: SearchRefusals;
  readonly clock: Clock;
}

const REMEMBERED_ANSWERS = 100;

const sorted = (values: readonly string[] = []) => [...new Set(values)].sort();

/** The org's setting decides; `auto` is Search, or REST where Search is refused. Other failures stay failures. */
export function createAgentFigures(deps: AgentFiguresDeps): AgentFigures {
  const { clock, refusals } = deps;
  const memory = createAnswerMemory<AgentStatistics>({ clock, entries: REMEMBERED_ANSWERS });
  return {
    async agents(org, range, narrowing, urgency) {
      const { agentIds, teamIds, channels } = narrowing;
      const ask = (source: SourceName) => {
        const wanted = [sorted(agentIds), sorted(teamIds), sorted(channels)];
        const key = JSON.stringify([source, org.id, range.from, range.to, wanted]);
        return memory.share(key, urgency, keepMsFor(range, clock.now()), () =>
          deps[source].agents(org, range, narrowing, urgency),
        );
      };
      const setting = org.settings.statisticsSource;
      if (setting === "rest" || (setting === "auto" && refusals.of(org.id))) return ask("rest");
      try {
        return await refusals.attempt(org.id, () => ask("search"));
      } catch (error) {
        if (setting === "auto" && isRefusal(error)) return ask("rest");
        throw error;
      }
    },
  };
}
