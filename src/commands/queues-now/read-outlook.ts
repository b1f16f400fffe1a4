import type { Channel } from "../../conversation/ask.js";
import { asProblem, type Problem } from "../../errors.js";
import { mainPlace } from "../../wxcc/agents/describe-state.js";
import { inLanes } from "../../wxcc/statistics/in-lanes.js";
import { countPresence, type Presence } from "../agents-now/count-presence.js";
import type { Ask, Services } from "../command.js";
import type { OrgWaiting } from "./read-waiting.js";

/** What stands beside the waiting contacts; each part may fail without the others. */
export interface Outlook {
  /** Of the whole org: reporting does not say which agents serve a queue. */
  readonly presence: Presence | Problem;
  /** Milliseconds by queue id; null when too few were answered lately to tell. */
  readonly estimates: ReadonlyMap<string, number | null>;
  readonly estimateProblem: Problem | undefined;
}

/** A call for each queue, so only the first ones are asked about. */
const mostEstimates = 10;
const LANES = 5;

/** Who could take a contact, and how long one would wait in the queues that are shown. */
export async function readOutlook(
  { org, asOf, rows, named }: OrgWaiting,
  channels: readonly Channel[],
  { agentWork, estimatedWait }: Pick<Services, "agentWork" | "estimatedWait">,
  { signal, urgency }: Pick<Ask, "signal" | "urgency">,
): Promise<Outlook> {
  const queueIds = [...new Set([...rows.map(({ queueId }) => queueId), ...named.map(({ id }) => id)])];
  const estimates = new Map<string, number | null>();
  const problems: Problem[] = [];
  const [presence] = await Promise.all([
    agentWork
      .signedIn(org, asOf, urgency, signal)
      .then((agents) => countPresence(agents.flatMap(({ places }) => mainPlace(places, channels) ?? [])), asProblem),
    inLanes(LANES, queueIds.slice(0, mostEstimates), async (queueId) => {
      try {
        estimates.set(queueId, await estimatedWait.estimate(org, queueId, urgency, signal));
      } catch (error) {
        problems.push(asProblem(error));
      }
    }),
  ]);
  return { presence, estimates, estimateProblem: problems[0] };
}
