import { presenceOf } from "../../wxcc/agents/describe-state.js";

/** How many agents are in which kind of state. */
export interface Presence {
  readonly available: number;
  readonly busy: number;
  readonly idle: number;
}

/** Each agent counts once. */
export function countPresence(agents: readonly { readonly state: string }[]): Presence {
  const of = (kind: keyof Presence) => agents.filter(({ state }) => presenceOf(state) === kind).length;
  return { available: of("available"), busy: of("busy"), idle: of("idle") };
}

/** "12 available, 20 busy, 5 idle" */
export const presenceWords = ({ available, busy, idle }: Presence): string =>
  `${available} available, ${busy} busy, ${idle} idle`;
