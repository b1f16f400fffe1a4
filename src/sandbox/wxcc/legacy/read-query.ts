import { z } from "zod";
import { Refusal } from "../refusal.js";

const moments = z.array(z.number().int().min(0)).min(1);
const segment = z.looseObject({ columnName: z.string().min(1) });

// Cisco publishes no filter of a query, only names of operators: either spelling of a filter's parts is taken.
const filterSchema = z
  .looseObject({
    columnName: z.string().optional(),
    name: z.string().optional(),
    operator: z.string(),
    value: z.union([z.string(), z.number()]).optional(),
    values: z.array(z.union([z.string(), z.number()])).optional(),
  })
  .transform(({ columnName, name, operator, value, values }) => ({
    column: columnName ?? name ?? "",
    operator,
    values: (values ?? (value === undefined ? [] : [value])).map(String),
  }));
/** One condition on a column. */
export type ValueFilter = z.output<typeof filterSchema>;

const querySchema = z.looseObject({
  dateBegin: moments,
  dateEnd: moments,
  timezone: z.string().optional(),
  numberOfRecords: z.number().int().min(1),
  lastNRecords: z.boolean().default(false),
  activityType: z.enum(["INTERACTION", "CSR", "CAR", "ASR", "AAR"]).optional(),
  aggregateQueryProperties: z.looseObject({
    rowSegmentSet: z.array(segment).default([]),
    columnSegmentSet: z.array(segment).default([]),
    queryType: z.literal("TEMPORAL"),
    requestType: z.literal("PROFILE"),
  }),
  aggregations: z
    .array(
      z.looseObject({
        filterGroups: z
          .array(z.looseObject({ operator: z.enum(["AND", "OR"]), valueFilters: z.array(filterSchema) }))
          .default([]),
        aggregationType: z.enum(["VALUE", "COUNT"]),
        computeColumnName: z.string().min(1),
      }),
    )
    .length(1),
});
/** A query of Analyzer's whose shape has been checked. */
export type LegacyQuery = z.output<typeof querySchema>;

/** The query in `q`. Refuses with 400 and the first thing that is wrong with it. */
export function readLegacyQuery(q: unknown): LegacyQuery {
  if (typeof q !== "string") throw new Refusal(400, "q: a query is required");
  const parsed = querySchema.safeParse(jsonOf(q));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Refusal(400, `q: ${issue?.path.join(".") || "query"}: ${issue?.message ?? "invalid"}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "q: not valid JSON");
  }
}
