import { z } from "zod";
import { Problem } from "../../errors.js";
import { parseJson } from "../../parse-json.js";
import type { Range } from "../statistics/source.js";
import type { LegacyKind } from "./legacy-kind.js";

const moments = z.array(z.number()).min(1);
const segment = z.looseObject({ columnName: z.string().optional(), name: z.string().optional() });
const segments = z.array(segment).optional().catch(undefined);

const querySchema = z.looseObject({
  dateBegin: moments,
  dateEnd: moments,
  timezone: z.string().optional().catch(undefined),
  numberOfRecords: z.number().optional().catch(undefined),
  lastNRecords: z.boolean().optional().catch(undefined),
  activityType: z.string().optional().catch(undefined),
  aggregateQueryProperties: z
    .looseObject({
      computeInterval: z.number().optional().catch(undefined),
      computeIntervalUnit: z.string().optional().catch(undefined),
      rowSegmentSet: segments,
      columnSegmentSet: segments,
    })
    .optional()
    .catch(undefined),
  aggregations: z
    .array(
      z.looseObject({
        aggregationType: z.string().optional().catch(undefined),
        computeColumnName: z.string().optional().catch(undefined),
        filterGroups: z
          .array(
            z.looseObject({
              operator: z.string().optional().catch(undefined),
              valueFilters: z.array(z.unknown()).optional().catch(undefined),
            }),
          )
          .optional()
          .catch(undefined),
      }),
    )
    .min(1),
});

/** A query of Analyzer's; what Floorwalker does not know of it is kept and sent on as it is. */
export type AnalyzerQuery = z.infer<typeof querySchema>;

/** Whatever is copied out of a browser: the query, what holds it, or the lines from `"query":` on. */
const wrappedSchema = z.looseObject({ query: z.unknown() });
const DEEPEST = 4;

/** Reads what was pasted. Throws `bad-query` that says what is missing. */
export function readAnalyzerQuery(pasted: string): AnalyzerQuery {
  const text = pasted.trim().replace(/,$/, "");
  if (text === "") throw bad("Nothing was pasted.", "Copy the query from Analyzer and paste it.");
  const json = parseJson(text) ?? parseJson(`{${text}}`);
  if (json === undefined)
    throw bad(
      "This is not JSON: a bracket or a quotation mark is missing, or something stands around it.",
      'Copy everything from the { after "query" to the } that closes it.',
    );
  const read = querySchema.safeParse(unwrap(json, DEEPEST));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join(".") ?? "";
  throw bad(
    where === ""
      ? "This is JSON, but no query."
      : `This is no query of Analyzer's: ${where} is missing or not as it should be.`,
    'Copy everything from the { after "query" to the } that closes it.',
  );
}

function unwrap(json: unknown, depth: number): unknown {
  const wrapped = wrappedSchema.safeParse(json);
  return depth > 0 && wrapped.success && wrapped.data.query !== undefined
    ? unwrap(wrapped.data.query, depth - 1)
    : json;
}

const bad = (say: string, next: string) => new Problem("bad-query", { say, next });

/** The kind of records that a query is probably about: it does not always say. */
export function kindOf({ activityType = "", aggregations }: AnalyzerQuery): LegacyKind {
  const named = `${activityType.toLowerCase()}s`;
  if (named === "csrs" || named === "cars" || named === "asrs" || named === "aars") return named;
  const column = aggregations[0]?.computeColumnName ?? "";
  if (/^agentSessionId/i.test(column)) return "asrs";
  return /^callSessionId/i.test(column) ? "cars" : "csrs";
}

/** One row a record, so that periods can be cut. */
export const isListOfRecords = ({ aggregations, aggregateQueryProperties }: AnalyzerQuery): boolean =>
  aggregations.every(({ aggregationType }) => aggregationType === "VALUE") &&
  (aggregateQueryProperties?.computeInterval ?? 0) === 0;

/** The same question about another range; a list of records asks for as many as one answer may hold. */
export function withRange(query: AnalyzerQuery, { from, to }: Range, mostRecords: number): AnalyzerQuery {
  const numberOfRecords = query.lastNRecords ? query.numberOfRecords : mostRecords;
  return {
    ...query,
    dateBegin: [from],
    dateEnd: [to],
    ...(numberOfRecords === undefined ? {} : { numberOfRecords }),
  };
}
