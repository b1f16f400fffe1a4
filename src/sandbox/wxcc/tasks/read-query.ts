import { subMonths } from "date-fns";
import { z } from "zod";
import { channelTypeList, epochMs, readQuery, wholeNumber } from "../read-query.js";
import { Refusal } from "../refusal.js";

/** Seen on live tenants by third parties, not in the OpenAPI. */
const LONGEST_SPAN_MS = 184 * 86_400_000;
const OLDEST_MONTHS = 12;

/** A request for tasks created in `[from, to)` whose rules have been checked. */
export interface TasksQuery {
  readonly from: number;
  readonly to: number;
  readonly channelTypes: ReadonlySet<string> | undefined;
  readonly pageSize: number;
}

// There is no parameter for a page or an offset (OpenAPI): the next page begins at the last task's createdTime.
const querySchema = z.object({
  from: epochMs("from"),
  to: epochMs("to").optional(),
  channelTypes: channelTypeList,
  pageSize: wholeNumber("pageSize", 1, 1000).default(100),
});

/** Reads the query of `GET /v1/tasks`; throws a 400 with the first rule it breaks. */
export function readTasksQuery(query: unknown, now: number): TasksQuery {
  const { from, to = now, channelTypes, pageSize } = readQuery(querySchema, query);
  if (to < from) throw new Refusal(400, "to: must not be earlier than from");
  if (to - from > LONGEST_SPAN_MS)
    throw new Refusal(400, "The difference between to and from must not exceed 184 days");
  if (from < subMonths(now, OLDEST_MONTHS).getTime()) throw new Refusal(400, "from: must not be older than 12 months");
  return { from, to, channelTypes, pageSize };
}
