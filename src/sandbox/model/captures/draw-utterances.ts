import type { Random } from "../random.js";
import type { Sound } from "./capture.js";
import type { phrasesOf } from "./phrases.js";

/** What somebody said, from and to an instant. */
export interface Utterance {
  readonly role: "agent" | "customer";
  readonly channel: 1 | 2;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Whoever speaks longer than this says another sentence. */
const SENTENCE_MS = 3_500;

/** Puts words into what is to be heard: one utterance for each time somebody speaks, of the same length. */
export function drawUtterances(
  speech: readonly Sound[],
  phrases: Pick<ReturnType<typeof phrasesOf>, "agent" | "customer">,
  random: Random,
): Utterance[] {
  const greeted = speech.findIndex(({ channel }) => channel === 2);
  return speech.map(({ channel, from, to }, n) => {
    const role = channel === 2 ? "agent" : "customer";
    const sentences = Math.max(1, Math.round((to - from) / SENTENCE_MS));
    const said = Array.from({ length: sentences }, () => random.pick(phrases[role].slice(role === "agent" ? 1 : 0)));
    if (n === greeted) said[0] = phrases.agent[0] ?? "";
    return { role, channel, text: said.join(" "), from, to };
  });
}
