import type { Channel } from "../../conversation/ask.js";
import type { Activity } from "../../wxcc/agents/activities.js";
import { stateName } from "../../wxcc/agents/describe-state.js";
import type { Range, RowChannel } from "../../wxcc/statistics/source.js";

/** A stretch in one state, cut at the end of the period. */
export interface Stretch extends Pick<Activity, "state" | "idleCode" | "queueName" | "from"> {
  readonly to: number;
  readonly goesOn: boolean;
}

/** A time from signing in to signing out; an end that lies outside of the period is undefined. */
export interface SignIn {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** How long an agent was in a state or idle for a reason, and how often. */
export interface Spent {
  readonly name: string;
  readonly count: number;
  readonly ms: number;
}

/** One agent's period on the channels that are shown. */
export interface AgentDay {
  readonly shown: readonly RowChannel[];
  /** Channels of the agent that are not shown. */
  readonly others: readonly RowChannel[];
  /** Places of the shown channels: with several, times overlap. */
  readonly places: number;
  readonly stretches: readonly Stretch[];
  readonly states: readonly Spent[];
  readonly idleCodes: readonly Spent[];
  readonly signIns: readonly SignIn[];
}

/** Arranges what an agent did. Without a wish it is about voice, or about the channel with most in it. */
export function readDay(
  activities: readonly Activity[],
  period: Range,
  now: number,
  wanted: readonly Channel[] = [],
): AgentDay {
  const counts = new Map<RowChannel, number>();
  for (const { channel } of activities) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  const busiest = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  const usual = counts.has("voice") ? "voice" : busiest;
  const shown: readonly RowChannel[] = wanted.length > 0 ? wanted : usual === undefined ? [] : [usual];
  const own = activities.filter(({ channel }) => shown.includes(channel));
  const end = Math.min(period.to, now);
  const stretches = own.map(
    ({ state, idleCode, queueName, from, to }): Stretch => ({
      ...{ state, idleCode, queueName, from },
      to: Math.max(from, Math.min(to ?? end, end)),
      goesOn: to === undefined || to > end,
    }),
  );
  const idle = stretches.filter(({ state }) => state === "idle");
  return {
    shown,
    others: [...counts.keys()].filter((channel) => !shown.includes(channel)),
    places: new Set(own.map(({ channelId }) => channelId)).size,
    stretches,
    states: spentBy(stretches, ({ state }) => stateName(state)),
    idleCodes: spentBy(idle, ({ idleCode }) => idleCode ?? "no reason given"),
    signIns: signInsOf(activities, end),
  };
}

/** Longest first. */
function spentBy(stretches: readonly Stretch[], nameOf: (stretch: Stretch) => string): Spent[] {
  const spent = new Map<string, Spent>();
  for (const stretch of stretches) {
    const name = nameOf(stretch);
    const { count, ms } = spent.get(name) ?? { count: 0, ms: 0 };
    spent.set(name, { name, count: count + 1, ms: ms + stretch.to - stretch.from });
  }
  return [...spent.values()].sort((a, b) => b.ms - a.ms);
}

/** A session is one, however many channels signed in with it; it is over when nothing of it goes on. */
function signInsOf(activities: readonly Activity[], end: number): SignIn[] {
  const sessions = new Map<string, Activity[]>();
  for (const activity of activities) {
    const own = sessions.get(activity.sessionId) ?? [];
    sessions.set(activity.sessionId, own);
    own.push(activity);
  }
  return [...sessions.values()].map((own) => {
    const ends = own.map(({ to }) => to ?? Number.POSITIVE_INFINITY);
    const last = Math.max(...ends);
    return { from: own.find(({ isSignIn }) => isSignIn)?.from, to: last <= end ? last : undefined };
  });
}
