import { subMonths } from "date-fns";
import { z } from "zod";
import { Refusal } from "../refusal.js";

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const MOST_IDS = 100;

/** A statistics request whose rules have been checked. `[from, to)` lies on quarter hours. */
export interface StatisticsQuery {
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number | undefined;
  /** Undefined: all queues. */
  readonly queueIds: ReadonlySet<string> | undefined;
}

const epochMs = (name: string) =>
  z
    .string({ error: `${name}: must not be null` })
    .regex(/^\d{1,15}$/, { error: `${name}: must be epoch milliseconds` })
    .transform((text) => Math.floor(Number(text) / QUARTER_MS) * QUARTER_MS);

// OpenAPI: both ends are rounded down to the quarter hour, and the difference must be under 24 hours.
const querySchema = z.object({
  from: epochMs("from"),
  to: epochMs("to"),
  interval: z
    .enum(["15", "30", "60"], { error: "interval: must be 15, 30 or 60" })
    .transform((minutes) => Number(minutes) * 60_000)
    .optional(),
  queueIds: z
    .string({ error: "queueIds: must be a comma-separated list" })
    .transform((list) =>
      list
        .split(",")
        .map((id) => id.trim())
        .filter((id) => id !== ""),
    )
    .pipe(z.array(z.string()).max(MOST_IDS, { error: `queueIds: at most ${MOST_IDS} values are allowed` }))
    .optional(),
});

/** Reads the query of `GET /v1/queues/statistics`; throws a 400 with the first rule it breaks. */
export function readStatisticsQuery(query: unknown, now: number): StatisticsQuery {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) throw new Refusal(400, parsed.error.issues[0]?.message ?? "invalid query");
  const { from, to, interval, queueIds } = parsed.data;
  if (to <= from) throw new Refusal(400, "to: must be later than from");
  if (to - from >= DAY_MS) throw new Refusal(400, "The difference between to and from must be less than 24 hours");
  if (from < subMonths(now, 36).getTime()) throw new Refusal(400, "from: must not be older than 36 months");
  return { from, to, intervalMs: interval, queueIds: queueIds?.length ? new Set(queueIds) : undefined };
}
