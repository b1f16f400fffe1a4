import { z } from "zod";
import { readQuery } from "../read-query.js";

/** A question for captures whose rules have been checked. */
export interface CapturesQuery {
  readonly orgId: string | undefined;
  readonly taskIds: readonly string[];
  readonly expiresMinutes: number;
  readonly segments: boolean;
  readonly virtualAgents: boolean;
}

const MOST_TASKS = 10;
const LONGEST_MINUTES = 60;

const flag = (name: string) => z.boolean({ error: `query.${name}: must be true or false` }).default(false);

const bodySchema = z.strictObject(
  {
    query: z.strictObject(
      {
        orgId: z.string({ error: "query.orgId: must be a string" }).optional(),
        taskIds: z
          .array(z.uuid({ error: "query.taskIds: every id must be a valid UUID" }), {
            error: "query.taskIds: must not be null",
          })
          .min(1, { error: "query.taskIds: must not be empty" })
          .max(MOST_TASKS, { error: `query.taskIds: at most ${MOST_TASKS} task ids are allowed` })
          .refine((ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length, {
            error: "query.taskIds: must be unique",
          }),
        urlExpiration: z
          .int({ error: "query.urlExpiration: must be a whole number of minutes" })
          // OpenAPI, word for word.
          .gt(0, { error: "urlExpiration should be greater than 0." })
          .max(LONGEST_MINUTES, { error: `urlExpiration should not be greater than ${LONGEST_MINUTES}.` })
          .default(LONGEST_MINUTES),
        includeSegments: flag("includeSegments"),
        includeVARecordings: flag("includeVARecordings"),
      },
      { error: (issue) => refusedShape(issue, "query") },
    ),
  },
  { error: (issue) => refusedShape(issue, "body") },
);

/** The body is refused as a whole: it is not there, or holds what the OpenAPI does not know. */
const refusedShape = (issue: { readonly code?: string; readonly keys?: unknown }, name: string): string =>
  issue.code === "unrecognized_keys" ? `${name}: unknown property ${String(issue.keys)}` : `${name}: must not be null`;

/** Reads the body of `POST /v1/captures/query`; throws a 400 with the first rule it breaks. */
export function readCapturesQuery(body: unknown): CapturesQuery {
  const { query } = readQuery(bodySchema, body);
  return {
    orgId: query.orgId,
    taskIds: query.taskIds,
    expiresMinutes: query.urlExpiration,
    segments: query.includeSegments,
    virtualAgents: query.includeVARecordings,
  };
}
