import { z } from "zod";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { channelOf } from "../statistics/channel.js";
import { inLanes } from "../statistics/in-lanes.js";
import type { OrgRef, Range, RowChannel } from "../statistics/source.js";
import { incompleteProblem } from "../upstream-problem.js";
import { stateOf } from "./signed-in.js";

/** One stretch of an agent's place in one state; it began in the period that was asked for. */
export interface Activity {
  readonly sessionId: string;
  /** True for the first one of a session. */
  readonly isSignIn: boolean;
  readonly channelId: string;
  readonly channel: RowChannel;
  /** Cisco's word with hyphens. */
  readonly state: string;
  /** The reason's name, or its id where only that came. */
  readonly idleCode: string | undefined;
  readonly idleCodeId: string | undefined;
  readonly queueName: string | undefined;
  readonly from: number;
  /** Undefined while it goes on. */
  readonly to: number | undefined;
}

// OpenAPI requires every field; what does not apply comes as an empty text.
const answerSchema = z.object({
  data: z.array(
    z.object({
      agentSessionId: z.string(),
      isLogin: z.union([z.number(), z.boolean()]).nullish(),
      channelId: z.string().nullish(),
      channelType: z.string().nullish(),
      currentState: z.string(),
      idleCode: z.string().nullish(),
      idleCodeName: z.string().nullish(),
      queueName: z.string().nullish(),
      startTime: z.number(),
      endTime: z.number().nullish(),
    }),
  ),
});
type Entry = z.infer<typeof answerSchema>["data"][number];

/** REST takes spans strictly under 24 h (OpenAPI). */
const LONGEST_MS = 24 * 60 * 60_000 - 60_000;
const SHORTEST_MS = 60_000;
const PAGE_SIZE = 1000;
/** No more than 10 000 entries can be read of one window, however it is paged (OpenAPI). */
const MOST_PAGES = 10;
const LANES = 4;

/** Everything an agent began in a range that ends no later than now, in order; a window with too much in it is halved. */
export async function listActivities(
  http: WxccHttp,
  org: OrgRef,
  agentId: string,
  range: Range,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly Activity[]> {
  async function readWindow({ from, to }: Range): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const { data } = await http.request({
        org,
        method: "GET",
        path: "/v1/agents/activities",
        query: { from, to, agentIds: agentId, page, pageSize: PAGE_SIZE, orgId: org.id },
        schema: answerSchema,
        urgency,
        endpoint: "agent-activities",
        signal,
      });
      entries.push(...data);
      if (data.length < PAGE_SIZE) return entries;
    }
    if (to - from < 2 * SHORTEST_MS)
      throw incompleteProblem({ org, endpoint: "agent-activities", trackingId: undefined }, "a minute holds too much");
    const middle = Math.floor((from + to) / 2);
    return [...(await readWindow({ from, to: middle })), ...(await readWindow({ from: middle, to }))];
  }

  const entries = (await inLanes(LANES, cutDays(range), readWindow)).flat();
  const once = new Map(entries.map((entry) => [JSON.stringify([entry.channelId, entry.startTime, entry]), entry]));
  return [...once.values()].map(activityOf).sort((a, b) => a.from - b.from);
}

function cutDays({ from, to }: Range): Range[] {
  const days: Range[] = [];
  for (let start = from; start < to; start += LONGEST_MS)
    days.push({ from: start, to: Math.min(start + LONGEST_MS, to) });
  return days;
}

const activityOf = (entry: Entry): Activity => ({
  sessionId: entry.agentSessionId,
  isSignIn: Boolean(entry.isLogin),
  channelId: entry.channelId ?? "",
  channel: channelOf(entry.channelType),
  state: stateOf(entry.currentState),
  idleCode: entry.idleCodeName || entry.idleCode || undefined,
  idleCodeId: entry.idleCode || undefined,
  queueName: entry.queueName || undefined,
  from: entry.startTime,
  // -1 while it goes on (OpenAPI).
  to: typeof entry.endTime === "number" && entry.endTime >= entry.startTime ? entry.endTime : undefined,
});
