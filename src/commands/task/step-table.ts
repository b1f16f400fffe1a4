import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell } from "../../cards/card.js";

/** One step of a contact, in words. */
export interface ShownStep {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly took: string;
  /** What stands above it, such as a stretch of which nothing is told. */
  readonly above?: readonly (readonly Cell[])[];
}

/** Every step with its local time and length; where a new day begins, its date stands before the time. */
export function stepTable(steps: readonly ShownStep[], startedAt: number, zone: string): Block {
  const at = (pattern: string, instant: number) => format(instant, pattern, { in: tz(zone) });
  return {
    kind: "table",
    title: "Step by step",
    columns: [
      { title: "Step", align: "left", weight: 7 },
      { title: "At", align: "right", weight: 3 },
      { title: "Took", align: "right", weight: 2 },
    ],
    rows: steps.flatMap(({ text, from, took, above = [] }, n) => {
      const before = steps[n - 1]?.from ?? startedAt;
      const newDay = at("yyyy-MM-dd", before) !== at("yyyy-MM-dd", from);
      return [...above, [{ text }, { text: at(newDay ? "EEE d MMM HH:mm:ss" : "HH:mm:ss", from) }, { text: took }]];
    }),
  };
}
