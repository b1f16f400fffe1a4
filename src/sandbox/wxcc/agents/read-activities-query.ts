import { subMonths } from "date-fns";
import { z } from "zod";
import { channelTypeList, epochMs, idList, readQuery, wholeNumber } from "../read-query.js";
import { Refusal } from "../refusal.js";

const DAY_MS = 86_400_000;
/** OpenAPI: no more rows than these can be read of one window, however it is paged. */
export const MOST_ACTIVITIES = 10_000;

/** A request for activities that began in `[from, to)` whose rules have been checked. */
export interface ActivitiesQuery {
  readonly from: number;
  readonly to: number;
  readonly agentIds: ReadonlySet<string> | undefined;
  readonly teamIds: ReadonlySet<string> | undefined;
  readonly channelTypes: ReadonlySet<string> | undefined;
  readonly page: number;
  readonly pageSize: number;
}

const querySchema = z.object({
  from: epochMs("from"),
  to: epochMs("to").optional(),
  agentIds: idList("agentIds"),
  teamIds: idList("teamIds"),
  channelTypes: channelTypeList,
  page: wholeNumber("page", 0, MOST_ACTIVITIES).default(0),
  pageSize: wholeNumber("pageSize", 1, 1000).default(100),
});

/** Reads the query of `GET /v1/agents/activities`; throws a 400 with the first rule it breaks. */
export function readActivitiesQuery(query: unknown, now: number): ActivitiesQuery {
  const { from, to = now, agentIds, teamIds, channelTypes, page, pageSize } = readQuery(querySchema, query);
  if (to > now) throw new Refusal(400, "to: timestamp should not be more than the current time");
  if (to < from) throw new Refusal(400, "to: must not be earlier than from");
  if (to - from >= DAY_MS) throw new Refusal(400, "The difference between to and from must be less than 24 hours");
  if (from < subMonths(now, 12).getTime()) throw new Refusal(400, "from: must not be older than 12 months");
  if (page * pageSize > MOST_ACTIVITIES) {
    throw new Refusal(400, `page: only the first ${MOST_ACTIVITIES} records of a window can be read`);
  }
  return { from, to, agentIds, teamIds, channelTypes, page, pageSize };
}
