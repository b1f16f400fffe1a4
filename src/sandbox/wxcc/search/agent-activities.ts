import type { AgentState } from "../../model/contact.js";
import { channelTypeOf } from "../channel-type.js";
import type { Directory } from "./directory.js";
import { type ChannelView, isOutdial, type SessionView } from "./session-at.js";

/** One agent activity record (AAR): a stretch of an agent's place on a channel as far as it has gone. */
export interface AgentActivity {
  readonly id: string;
  readonly name: string;
  /** Undefined for the sign-out, which is an activity without a length. */
  readonly state: AgentState | undefined;
  readonly startedAt: number;
  /** Null while it lasts. */
  readonly endedAt: number | null;
  readonly durationMs: number;
  readonly first: boolean;
}

/** What an agent did on one channel so far, in order, the sign-out last. */
export function listAgentActivities(view: SessionView, channel: ChannelView, directory: Directory): AgentActivity[] {
  const { channelId, channel: kind } = channel.timeline;
  const idOf = (at: number, mark: string) => `${channelId}-${channelTypeOf(kind)}-${at}-${mark}`;
  const activities = channel.states.map((state, n): AgentActivity => {
    const name = nameOf(state);
    const rona = directory.idleCodeName(state.idleCodeId) === "RONA";
    const over = state.to <= view.now;
    return {
      id: idOf(state.from, rona ? `${name}-rona` : name),
      name,
      state,
      startedAt: state.from,
      endedAt: over ? state.to : null,
      durationMs: Math.min(state.to, view.now) - state.from,
      first: n === 0,
    };
  });
  if (view.isActive) return activities;
  const at = view.until;
  const name = "logged-out";
  const signOut = {
    id: idOf(at, name),
    name,
    state: undefined,
    startedAt: at,
    endedAt: at,
    durationMs: 0,
    first: false,
  };
  return [...activities, signOut];
}

/** While a call that the agent makes is ringing, the place is reserved for it (Cisco's published AAR samples). */
const nameOf = (state: AgentState): string =>
  state.state === "ringing" && isOutdial(state) ? "outdial-reserved" : state.state;
