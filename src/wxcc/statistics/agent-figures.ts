import type { Clock } from "../../clock.js";
import type { SharedAnswers } from "../../instances/answers.js";
import type { OrgRecord } from "../../store/records.js";
import type { Urgency } from "../budget.js";
import type { AgentNarrowing, AgentStatistics, AgentStatisticsSource } from "./agent-source.js";
import { keepMsFor } from "./keep-for.js";
import { isPartOfDay } from "./part-of-day.js";
import { createAnswerMemory } from "./remember-answers.js";
import { isRefusal, type SearchRefusals } from "./remember-refusals.js";
import { shelveAnswers } from "./shelve-answers.js";
import type { Range, SourceName } from "./source.js";
import { agentStatisticsSchema } from "./statistics-schema.js";
import type { Flight } from "./watch.js";

/** Agents' numbers with source choice, budget, sharing and memory: what {@link Statistics} is for queues. */
export interface AgentFigures {
  agents(
    org: OrgRecord,
    range: Range,
    narrowing: AgentNarrowing,
    urgency: Urgency,
    signal?: AbortSignal,
  ): Promise<AgentStatistics>;
}

interface AgentFiguresDeps {
  readonly rest: AgentStatisticsSource;
  readonly search: AgentStatisticsSource;
  readonly refusals: SearchRefusals;
  readonly clock: Clock;
  readonly answers?: SharedAnswers | undefined;
}

const REMEMBERED_ANSWERS = 100;

const sorted = (values: readonly string[] = []) => [...new Set(values)].sort();

/** Some nine windows of REST. Beyond it the sessions that are cut at the edges of a range are few beside the others. */
const LONGEST_PART_MS = 8 * 24 * 60 * 60_000;

/**
 * The org's setting decides; `auto` is Search, or REST where Search is refused. A range that begins or ends within a day is
 * REST's as well, as long as there is REST: Search counts whole sessions, and those where the agent signed in. Other
 * failures stay failures.
 */
export function createAgentFigures(deps: AgentFiguresDeps): AgentFigures {
  const { clock, refusals } = deps;
  const memory = createAnswerMemory<AgentStatistics>({
    clock,
    entries: REMEMBERED_ANSWERS,
    shelf: shelveAnswers({ shared: deps.answers, name: "agent-figures-1", schema: agentStatisticsSchema }),
  });
  return {
    async agents(org, range, narrowing, urgency, signal) {
      const { agentIds, teamIds, channels } = narrowing;
      const partOfDay = isPartOfDay(range, org.zone, clock.now());
      const ask = async (source: SourceName): Promise<AgentStatistics> => {
        const wanted = [sorted(agentIds), sorted(teamIds), sorted(channels)];
        const key = JSON.stringify([source, org.id, range.from, range.to, wanted]);
        const read = (flight: Flight) => deps[source].agents(org, range, narrowing, urgency, flight.signal);
        const answer = await memory.share(key, urgency, keepMsFor(range, clock.now()), read, { signal });
        return { ...answer, partOfDay };
      };
      const setting = org.settings.statisticsSource;
      if (setting === "rest" || (setting === "auto" && refusals.of(org.id))) return ask("rest");
      if (setting === "auto" && partOfDay && range.to - range.from <= LONGEST_PART_MS) {
        try {
          return await ask("rest");
        } catch (error) {
          // After 31 March 2027 there is no REST to ask.
          if (!isRefusal(error)) throw error;
        }
      }
      try {
        return await refusals.attempt(org.id, () => ask("search"));
      } catch (error) {
        if (setting === "auto" && isRefusal(error)) return ask("rest");
        throw error;
      }
    },
  };
}
