import type { RowChannel } from "../statistics/source.js";
import type { AgentPlace } from "./signed-in.js";

/** Cisco's states as people say them, in the order in which cards list them. */
const names = new Map([
  ["connected", "Talking"],
  ["on-hold", "On hold"],
  ["consulting", "Consulting"],
  ["conferencing", "In conference"],
  ["ringing", "Ringing"],
  ["wrapup", "Wrap-up"],
  ["not-responding", "Not responding"],
  ["available", "Available"],
  ["idle", "Idle"],
]);

const order = [...names.keys()];

/** "Talking"; a state we do not know is shown as it came. */
export const stateName = (state: string): string =>
  names.get(state) ?? state.charAt(0).toUpperCase() + state.slice(1).replaceAll("-", " ");

/** Where a state stands among the others; unknown ones at the end. */
export const stateRank = (state: string): number => {
  const rank = order.indexOf(state);
  return rank < 0 ? order.length : rank;
};

/** Available, idle, or occupied with a contact in some way. */
export const presenceOf = (state: string): "available" | "idle" | "busy" =>
  state === "available" || state === "idle" ? state : "busy";

/**
 * The one place that stands for an agent of several channels: voice, otherwise the one that is busiest with a contact.
 * With `channels` only those count; undefined when the agent has none of them.
 */
export function mainPlace(places: readonly AgentPlace[], channels: readonly RowChannel[] = []): AgentPlace | undefined {
  const wanted = places.filter(({ channel }) => channels.length === 0 || channels.includes(channel));
  const voice = wanted.find(({ channel }) => channel === "voice");
  return voice ?? [...wanted].sort((a, b) => stateRank(a.state) - stateRank(b.state) || a.since - b.since)[0];
}
