import { subMonths } from "date-fns";
import { z } from "zod";
import { epochMs, idList, readQuery } from "../read-query.js";
import { Refusal } from "../refusal.js";

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** A statistics request whose rules have been checked. `[from, to)` lies on quarter hours. */
export interface StatisticsQuery {
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number | undefined;
  /** Of queues or agents, whichever the endpoint counts. Undefined: all of them. */
  readonly ids: ReadonlySet<string> | undefined;
}

// OpenAPI: both ends are rounded down to the quarter hour, and the difference must be under 24 hours.
const quarterHour = (name: string) => epochMs(name).transform((at) => Math.floor(at / QUARTER_MS) * QUARTER_MS);

const windowSchema = z.object({
  from: quarterHour("from"),
  to: quarterHour("to"),
  interval: z
    .enum(["15", "30", "60"], { error: "interval: must be 15, 30 or 60" })
    .transform((minutes) => Number(minutes) * 60_000)
    .optional(),
});

/** Reads the query of queue or agent statistics; throws a 400 with the first rule it breaks. */
export function readStatisticsQuery(query: unknown, now: number, idsName: "queueIds" | "agentIds"): StatisticsQuery {
  const { from, to, interval } = readQuery(windowSchema, query);
  const { [idsName]: ids } = readQuery(z.object({ [idsName]: idList(idsName) }), query);
  if (to <= from) throw new Refusal(400, "to: must be later than from");
  if (to - from >= DAY_MS) throw new Refusal(400, "The difference between to and from must be less than 24 hours");
  if (from < subMonths(now, 36).getTime()) throw new Refusal(400, "from: must not be older than 36 months");
  return { from, to, intervalMs: interval, ids };
}
