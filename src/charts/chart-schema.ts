import { z } from "zod";

const value = z.number().nullable();
const series = z.object({ name: z.string(), values: z.array(value) });
const unit = z.enum(["count", "percent", "duration"]);

/** A kept chart as it is read back: see {@link Chart}. */
export const chartSchema = z.union([
  z.object({
    kind: z.enum(["line", "bar", "stacked-bar"]),
    title: z.string(),
    unit,
    labels: z.array(z.string()),
    series: z.array(series),
    target: z.object({ name: z.string(), value: z.number() }).exactOptional(),
    line: series.exactOptional(),
  }),
  z.object({
    kind: z.literal("heat-map"),
    title: z.string(),
    unit,
    columns: z.array(z.string()),
    rows: z.array(z.string()),
    values: z.array(z.array(value)),
  }),
  z.object({
    kind: z.literal("timeline"),
    title: z.string(),
    zone: z.string(),
    from: z.number(),
    to: z.number(),
    segments: z.array(z.object({ state: z.string(), from: z.number(), to: z.number() })),
  }),
]);
