import type { Clock } from "../../clock.js";
import type { SharedAnswers } from "../../instances/answers.js";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { type AgentRecord, agentAnswerSchema, agentRestRows } from "./agent-rest-rows.js";
import type { AgentStatisticsSource } from "./agent-source.js";
import { inLanes } from "./in-lanes.js";
import { isSettled, keepMsFor } from "./keep-for.js";
import { refuseOutOfReach } from "./reach.js";
import { createAnswerMemory } from "./remember-answers.js";
import { chunkIds, refuseTooManyCalls } from "./rest-calls.js";
import { shelveAnswers } from "./shelve-answers.js";
import type { OrgRef, Range } from "./source.js";
import type { Flight } from "./watch.js";
import { cutWindows, floorToQuarter } from "./windows.js";

const LANES = 6;
const REMEMBERED_WINDOWS = 200;

/** Agents' statistics by REST, until 31 March 2027: windows of under 24 h, ids in hundreds, settled windows remembered. */
export function createAgentRestSource(deps: {
  readonly http: WxccHttp;
  readonly clock: Clock;
  readonly answers?: SharedAnswers | undefined;
}): AgentStatisticsSource {
  const { http, clock, answers } = deps;
  const memory = createAnswerMemory<readonly AgentRecord[]>({
    clock,
    entries: REMEMBERED_WINDOWS,
    shelf: shelveAnswers({ shared: answers, name: "agent-windows-1", schema: agentAnswerSchema.shape.data }),
  });

  async function ask(
    org: OrgRef,
    { from, to }: Range,
    ids: readonly string[],
    urgency: Urgency,
    signal: AbortSignal | undefined,
  ) {
    const { data } = await http.request({
      org,
      method: "GET",
      path: "/v1/agents/statistics",
      query: { from, to, orgId: org.id, agentIds: ids.length > 0 ? ids.join(",") : undefined },
      schema: agentAnswerSchema,
      urgency,
      endpoint: "agent-statistics",
      signal,
    });
    return data;
  }

  return {
    async agents(org, range, narrowing, urgency = "person", signal) {
      const now = clock.now();
      refuseOutOfReach(range, now);
      const to = Math.min(range.to, now);
      const chunks = chunkIds(narrowing.agentIds ?? []);
      const calls = cutWindows({ from: range.from, to }).flatMap((window) => chunks.map((ids) => ({ window, ids })));
      refuseTooManyCalls(org, calls.length);
      const records = await inLanes(LANES, calls, ({ window, ids }) => {
        if (!isSettled(window, now)) return ask(org, window, ids, urgency, signal);
        const key = JSON.stringify([org.id, window.from, window.to, ids]);
        const read = (flight: Flight) => ask(org, window, ids, urgency, flight.signal);
        return memory.share(key, urgency, keepMsFor(window, now), read, { signal });
      });
      return { source: "rest", asOf: floorToQuarter(to), rows: agentRestRows(records.flat(), narrowing) };
    },
  };
}
