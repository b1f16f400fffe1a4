import type { Block } from "../../cards/card.js";
import { Problem } from "../../errors.js";
import { formatDuration } from "../../metrics/format.js";
import { presenceWords } from "../agents-now/count-presence.js";
import type { Outlook } from "./read-outlook.js";
import type { OrgWaiting } from "./read-waiting.js";

/** Estimates of named queues in which nobody waits, who could answer, and what could not be learned. */
export function outlookBlocks({ rows, named }: OrgWaiting, outlook: Outlook): Block[] {
  const quiet = named.filter(({ id }) => !rows.some(({ queueId }) => queueId === id));
  const { presence, estimateProblem } = outlook;
  return [
    ...(quiet.length > 0
      ? [
          {
            kind: "facts" as const,
            facts: quiet.map(({ id, name }) => [`Estimated wait in ${name}`, estimateText(outlook, id)] as const),
          },
        ]
      : []),
    presence instanceof Problem
      ? note(`Agents could not be counted: ${presence.say}`)
      : {
          kind: "text",
          text: `Agents: ${presenceWords(presence)} (of the whole contact centre; reports do not say which of them serve a queue).`,
        },
    ...(estimateProblem ? [note(`Estimated waits are missing: ${estimateProblem.say}`)] : []),
  ];
}

const note = (text: string): Block => ({ kind: "text", text, tone: "quiet" });

/** "1:20"; a dash where it was not asked for or not learned. */
export function estimateText({ estimates }: Outlook, queueId: string): string {
  const estimate = estimates.get(queueId);
  return estimate === null ? "not enough recent calls" : formatDuration(estimate ?? null);
}
