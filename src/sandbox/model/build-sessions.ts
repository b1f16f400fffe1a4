import type { Agent, Channel, ContactCentre, MultimediaProfile } from "./centre.js";
import type { AgentSession, AgentState, Contact, Segment } from "./contact.js";
import type { LocalDate } from "./local-day.js";
import { sessionIdOf } from "./session-id.js";
import { stableId } from "./stable-id.js";
import type { Worker } from "./worker.js";

const CHANNELS: readonly Channel[] = ["voice", "chat", "email", "social"];
/** A missed offer is shown this long before the agent is set to idle with the code RONA. */
const NOT_RESPONDING_MS = 2000;

const stateOf: Record<Segment["kind"], AgentState["state"]> = {
  ringing: "ringing",
  missed: "ringing",
  talk: "connected",
  hold: "on-hold",
  "wrap-up": "wrapup",
};

/** The day as each agent saw it, told by the same contacts: the two can never disagree. */
export function buildSessions(
  centre: ContactCentre,
  date: LocalDate,
  workers: readonly Worker[],
  contacts: readonly Contact[],
): AgentSession[] {
  const profiles = new Map(centre.multimediaProfiles.map((profile) => [profile.id, profile]));
  const codes = new Map(centre.idleCodes.map((code) => [code.name, code.id]));
  const work = workOfAgents(contacts);
  const sessions = workers.flatMap((worker): AgentSession[] => {
    const { agent, signInAt } = worker.shift;
    const profile = profiles.get(agent.multimediaProfileId);
    if (!profile || worker.signedOutAt === undefined) return [];
    const span = { from: signInAt, to: worker.signedOutAt };
    const id = sessionIdOf(centre.orgId, date, agent.id);
    const channels = placesOf(profile).map(({ channel, slot }) => {
      const busy = work.get(`${agent.id}/${channel}#${slot}`) ?? [];
      const idle = worker.idleSpans.map((pause): AgentState => {
        const idleCodeId = codes.get(pause.code);
        return { state: "idle", from: pause.from, to: pause.to, ...(idleCodeId ? { idleCodeId } : {}) };
      });
      return { channelId: stableId(`${id}/${channel}#${slot}`), channel, slot, states: layOver(busy, idle, span) };
    });
    return [{ id, agentId: agent.id, signedInAt: span.from, signedOutAt: span.to, channels }];
  });
  return sessions.sort((a, b) => a.signedInAt - b.signedInAt);
}

const placesOf = (profile: MultimediaProfile) =>
  CHANNELS.flatMap((channel) => Array.from({ length: profile.slots[channel] }, (_, slot) => ({ channel, slot })));

/** What agents did for contacts, by agent and place. */
function workOfAgents(contacts: readonly Contact[]): Map<Agent["id"], AgentState[]> {
  const work = new Map<string, AgentState[]>();
  for (const contact of contacts) {
    for (const segment of contact.segments) {
      const key = `${segment.agentId}/${contact.channel}#${segment.slot}`;
      const queueId = contact.legs[segment.leg]?.queueId;
      const base = { contactId: contact.id, ...(queueId ? { queueId } : {}) };
      const state: AgentState = { state: stateOf[segment.kind], from: segment.from, to: segment.to, ...base };
      const states = work.get(key) ?? [];
      states.push(state);
      if (segment.kind === "missed") {
        states.push({ ...state, state: "not-responding", from: segment.to, to: segment.to + NOT_RESPONDING_MS });
      }
      work.set(key, states);
    }
  }
  return work;
}

/** Work first, idle where there is no work, available in what is left: one state at every moment of the span. */
function layOver(busy: readonly AgentState[], idle: readonly AgentState[], span: { from: number; to: number }) {
  const sorted = [...busy].sort((a, b) => a.from - b.from);
  return fillGaps(fillGaps(sorted, span, idle), span, [{ state: "available", ...span }]);
}

/** Puts the parts of `fillers` that fall into the gaps of `states` there. */
function fillGaps(states: readonly AgentState[], span: { from: number; to: number }, fillers: readonly AgentState[]) {
  const filled: AgentState[] = [];
  let at = span.from;
  const fill = (until: number) => {
    for (const filler of fillers) {
      const from = Math.max(at, filler.from);
      const to = Math.min(until, filler.to);
      if (to > from) filled.push({ ...filler, from, to });
    }
  };
  for (const state of states) {
    fill(state.from);
    filled.push(state);
    at = Math.max(at, state.to);
  }
  fill(span.to);
  return filled;
}
