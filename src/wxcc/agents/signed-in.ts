import { z } from "zod";
import type { Urgency } from "../budget.js";
import type { WxccHttp } from "../http.js";
import { channelOf } from "../statistics/channel.js";
import { searchPages } from "../statistics/search-pages.js";
import type { OrgRef, RowChannel } from "../statistics/source.js";

/** An agent's place on one channel at this moment. */
export interface AgentPlace {
  readonly channel: RowChannel;
  /** Cisco's word with hyphens: `available`, `connected`, `on-hold`, `wrapup`, `idle`. */
  readonly state: string;
  /** The reason, while idle. */
  readonly idleCode: string | undefined;
  /** Epoch milliseconds since when the place is in that state. */
  readonly since: number;
}

/** An agent who is signed in. */
export interface SignedInAgent {
  readonly agentId: string;
  readonly agentName: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly places: readonly AgentPlace[];
}

/** Search finds sessions by their beginning, so the shift of somebody who signed in earlier than this is not seen. */
const LOOK_BACK_MS = 24 * 60 * 60_000;

const document = `query SignedIn($from: Long!, $to: Long!, $filter: AgentSessionFilters, $pagination: Pagination) {
  agentSession(from: $from, to: $to, filter: $filter, pagination: $pagination) {
    agentSessions { agentId agentName teamId teamName startTime channelInfo { channelType currentState idleCodeName lastActivityTime } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const sessionSchema = z.object({
  agentId: z.string().nullish(),
  agentName: z.string().nullish(),
  teamId: z.string().nullish(),
  teamName: z.string().nullish(),
  startTime: z.number(),
  channelInfo: z
    .array(
      z.object({
        channelType: z.string().nullish(),
        currentState: z.string().nullish(),
        idleCodeName: z.string().nullish(),
        lastActivityTime: z.number().nullish(),
      }),
    )
    .nullish(),
});

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }).nullish();
const schema = z.object({
  data: z
    .object({ agentSession: z.object({ agentSessions: z.array(sessionSchema).nullable(), pageInfo }).nullish() })
    .nullish(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
});

/** Everybody who is signed in at `asOf`, each once, by Search; REST has no live figures. */
export async function listSignedIn(
  http: WxccHttp,
  org: OrgRef,
  asOf: number,
  urgency: Urgency,
  signal?: AbortSignal,
): Promise<readonly SignedInAgent[]> {
  const question = {
    root: "agentSession",
    endpoint: "search-sessions",
    query: document,
    variables: {
      from: String(asOf - LOOK_BACK_MS),
      to: String(asOf),
      filter: { and: [{ isActive: { equals: true } }] },
    },
  };
  const listOf = ({ data }: z.infer<typeof schema>) =>
    data?.agentSession
      ? { items: data.agentSession.agentSessions ?? [], pageInfo: data.agentSession.pageInfo }
      : undefined;
  const sessions = await searchPages(http, org, question, { schema, listOf }, urgency, signal);
  // A session that was never closed stays active beside the real one: the newest is the real one.
  const newest = new Map(
    [...sessions].sort((a, b) => a.startTime - b.startTime).map((session) => [session.agentId, session]),
  );
  return [...newest.values()].flatMap((session) => {
    const { agentId, agentName, teamId, teamName, channelInfo, startTime } = session;
    if (!agentId) return [];
    const places = (channelInfo ?? []).map((place) => ({
      channel: channelOf(place.channelType),
      state: stateOf(place.currentState),
      idleCode: place.idleCodeName || undefined,
      since: place.lastActivityTime ?? startTime,
    }));
    const team = { teamId: teamId ?? "", teamName: teamName ?? "" };
    return [{ agentId, agentName: agentName ?? agentId, ...team, places }];
  });
}

/** One spelling, whether it came as an enum (`on_hold`) or as a text (`on-hold`). */
export const stateOf = (state: string | null | undefined): string =>
  (state || "unknown").toLowerCase().replaceAll("_", "-");
