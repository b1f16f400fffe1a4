import type { Block } from "../../cards/card.js";
import { formatDuration } from "../../metrics/format.js";
import type { Journey } from "../../wxcc/tasks/journey.js";
import { describeStep } from "./describe-step.js";
import { stepTable } from "./step-table.js";

/** Every step of a journey. */
export const journeyRows = ({ steps, channel, createdAt }: Journey, zone: string): Block =>
  stepTable(
    steps.map((step, n) => ({
      text: describeStep(step, steps[n + 1], channel),
      from: step.from,
      took: took(step.durationMs, step.open),
    })),
    steps[0]?.from ?? createdAt,
    zone,
  );

/** Moments take no time, and a dash would say that it is not known. */
function took(durationMs: number, open: boolean): string {
  if (open) return `${formatDuration(durationMs)} so far`;
  return durationMs === 0 ? "" : formatDuration(durationMs);
}
