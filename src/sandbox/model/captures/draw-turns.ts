import type { Random } from "../random.js";

/** Somebody speaks, from and to an instant. The first speaker of a talk is who answers it. */
export interface Turn {
  readonly speaker: "answering" | "calling";
  readonly from: number;
  readonly to: number;
}

/** Shorter than this is not worth beginning to speak. */
const SHORTEST_TURN_MS = 700;

/** Two people take turns in speaking until the time is over; now and then both are silent for some seconds. */
export function drawTurns(span: { readonly from: number; readonly to: number }, random: Random): Turn[] {
  const turns: Turn[] = [];
  let at = span.from + Math.round(random.between(250, 900));
  for (let speaker: Turn["speaker"] = "answering"; at + SHORTEST_TURN_MS < span.to; ) {
    const to = Math.min(at + Math.round(random.between(1_200, speaker === "calling" ? 8_500 : 6_500)), span.to);
    turns.push({ speaker, from: at, to });
    const pauseMs = random.chance(0.1) ? random.between(2_500, 7_000) : random.between(200, 900);
    at = to + Math.round(pauseMs);
    speaker = speaker === "calling" ? "answering" : "calling";
  }
  return turns;
}
