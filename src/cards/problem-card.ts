import type { Problem } from "../errors.js";
import type { Card } from "./card.js";

/** What happened, the one next step, and a button for it; Cisco's tracking id in small print for whoever asks support. */
export function problemCard(problem: Problem): Card {
  return {
    title: problem.say,
    subtitle: [],
    blocks: [{ kind: "text", text: problem.next }],
    actions: problem.asks.map(({ label, ask }, index) => ({ kind: "ask", label, ask, primary: index === 0 })),
    footer: problem.trackingId === undefined ? [] : [`Cisco tracking id ${problem.trackingId}`],
  };
}
