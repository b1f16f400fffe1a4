import { echo } from "../../conversation/quote.js";
import { nearestWords } from "../../conversation/suggest.js";
import { Problem } from "../../errors.js";
import type { Party, Task } from "../../wxcc/tasks/task.js";

const fold = (name: string) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const MOST_NAMED = 3;

/**
 * Ids of the agents that are meant by name, out of those who had a contact: an exact name, else every name that begins
 * so, else every name that contains it. Throws `unknown-agent`, each name that was probably meant being a button.
 */
export function matchAgents(
  wanted: readonly string[],
  tasks: readonly Task[],
  askFor: (written: string, agentName: string) => string,
): ReadonlySet<string> {
  const agents = [...new Map(tasks.flatMap(({ agent }) => (agent ? [[agent.id, agent] as const] : []))).values()];
  return new Set(wanted.flatMap((written) => matchOne(written, agents, (name) => askFor(written, name))));
}

function matchOne(written: string, agents: readonly Party[], askFor: (agentName: string) => string): string[] {
  const folded = fold(written);
  const tests: ((agent: Party) => boolean)[] = [
    ({ id, name }) => id === written || fold(name) === folded,
    ({ name }) => fold(name).startsWith(folded),
    ({ name }) => fold(name).includes(folded),
  ];
  for (const test of tests) {
    const found = agents.filter(test);
    if (found.length > 0) return found.map(({ id }) => id);
  }
  const close = nearestWords(
    written,
    agents.map(({ name }) => name),
    MOST_NAMED,
  );
  throw new Problem("unknown-agent", {
    say: `No agent called ${echo(written)} had a contact in this period.`,
    next: close.length > 0 ? "Press the agent that you mean." : "Look at the agents in the list without agent:.",
    asks: close.map((name) => ({ label: name, ask: askFor(name) })),
  });
}
