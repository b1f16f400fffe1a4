import type { AgentSession, AgentState, ChannelTimeline, Contact } from "../../model/contact.js";

/** How often and how long. */
export interface Tally {
  readonly count: number;
  readonly ms: number;
}

/** What an agent's place can be doing; outdials are counted apart, as Search does. */
export type Doing =
  | AgentState["state"]
  | "outdial-ringing"
  | "outdial-not-responding"
  | "outdial-connected"
  | "outdial-on-hold"
  | "outdial-wrapup";

/** A place of an agent as it is known at one moment. */
export interface ChannelView {
  readonly timeline: ChannelTimeline;
  /** Begun, in order; the last one may not be over. */
  readonly states: readonly AgentState[];
  /** Undefined once the agent has signed out. */
  readonly current: AgentState | undefined;
  readonly now: number;
  tally(doing: Doing): Tally;
  /** Contacts that the agent talked to there and that pass. */
  contacts(passes: (contact: Contact) => boolean): number;
}

/** One session as it is known at one moment: nothing of its future. */
export interface SessionView {
  readonly session: AgentSession;
  readonly now: number;
  readonly isActive: boolean;
  /** Signed out, or now. */
  readonly until: number;
  readonly channels: readonly ChannelView[];
}

type ContactOf = (id: string | undefined) => Contact | undefined;

/** The session as it is at `now`; undefined before the agent has signed in. */
export function sessionAt(session: AgentSession, now: number, contactOf: ContactOf): SessionView | undefined {
  if (now < session.signedInAt) return undefined;
  const isActive = session.signedOutAt > now;
  return {
    session,
    now,
    isActive,
    until: Math.min(session.signedOutAt, now),
    channels: session.channels.map((timeline) => channelAt(timeline, now, isActive, contactOf)),
  };
}

function channelAt(timeline: ChannelTimeline, now: number, isActive: boolean, contactOf: ContactOf): ChannelView {
  const states = timeline.states.filter((state) => state.from <= now);
  let tallies: ReadonlyMap<Doing, Tally> | undefined;
  return {
    timeline,
    states,
    current: isActive ? states.at(-1) : undefined,
    now,
    tally(doing) {
      tallies ??= tallyStates(states, now);
      return tallies.get(doing) ?? { count: 0, ms: 0 };
    },
    contacts(passes) {
      const talkedTo = new Set(states.flatMap(({ state, contactId }) => (state === "connected" ? [contactId] : [])));
      return [...talkedTo].filter((id) => {
        const contact = contactOf(id);
        return contact !== undefined && passes(contact);
      }).length;
    },
  };
}

/** Talking on after a hold is the same connection: it adds to the time and not to the count. */
function tallyStates(states: readonly AgentState[], now: number): ReadonlyMap<Doing, Tally> {
  const tallies = new Map<Doing, { count: number; ms: number }>();
  for (const [n, state] of states.entries()) {
    const doing = doingOf(state);
    const tally = tallies.get(doing) ?? { count: 0, ms: 0 };
    tallies.set(doing, tally);
    tally.ms += Math.min(state.to, now) - state.from;
    const resumed = state.state === "connected" && states[n - 1]?.state === "on-hold";
    if (!resumed) tally.count += 1;
  }
  return tallies;
}

/** A contact that came through no queue is one that the agent called. */
export const isOutdial = ({ contactId, queueId }: AgentState): boolean =>
  contactId !== undefined && queueId === undefined;

function doingOf(state: AgentState): Doing {
  if (!isOutdial(state)) return state.state;
  switch (state.state) {
    case "ringing":
      return "outdial-ringing";
    case "not-responding":
      return "outdial-not-responding";
    case "connected":
      return "outdial-connected";
    case "on-hold":
      return "outdial-on-hold";
    case "wrapup":
      return "outdial-wrapup";
    default:
      return state.state;
  }
}
