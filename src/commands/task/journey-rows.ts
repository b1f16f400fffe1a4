import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell } from "../../cards/card.js";
import { formatDuration } from "../../metrics/format.js";
import type { Journey } from "../../wxcc/tasks/journey.js";
import { describeStep } from "./describe-step.js";

/** Every step with its local time and length; where a new day begins, its date stands before the time. */
export function journeyRows({ steps, channel }: Journey, zone: string): Block {
  const at = (pattern: string, instant: number) => format(instant, pattern, { in: tz(zone) });
  return {
    kind: "table",
    title: "Step by step",
    columns: [
      { title: "Step", align: "left", weight: 7 },
      { title: "At", align: "right", weight: 3 },
      { title: "Took", align: "right", weight: 2 },
    ],
    rows: steps.map((step, n): Cell[] => {
      const before = steps[n - 1];
      const newDay = before !== undefined && at("yyyy-MM-dd", before.from) !== at("yyyy-MM-dd", step.from);
      return [
        { text: describeStep(step, steps[n + 1], channel) },
        { text: at(newDay ? "EEE d MMM HH:mm:ss" : "HH:mm:ss", step.from) },
        { text: took(step.durationMs, step.open) },
      ];
    }),
  };
}

/** Moments take no time, and a dash would say that it is not known. */
function took(durationMs: number, open: boolean): string {
  if (open) return `${formatDuration(durationMs)} so far`;
  return durationMs === 0 ? "" : formatDuration(durationMs);
}
