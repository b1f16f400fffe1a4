import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import { z } from "zod";
import type { AnalyzerQuery } from "./analyzer-query.js";
import { momentUnit } from "./read-times.js";
import { plainName } from "./record.js";

/** What a query asks for, as pairs of a word and what it says. */
export type QueryInWords = readonly (readonly [string, string])[];

const operators: Readonly<Record<string, string>> = {
  EQUAL: "is",
  NOT_EQUAL: "is not",
  IN: "is one of",
  NOT_IN: "is none of",
  LESS_THAN: "is below",
  LESS_THAN_OR_EQUAL: "is at most",
  GREATER_THAN: "is above",
  GREATER_THAN_OR_EQUAL: "is at least",
  REGEX: "matches",
};

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);
// How Analyzer writes a condition is published nowhere: names that are likely are read, anything else is shown as it is.
const filterSchema = z
  .looseObject({
    columnName: z.string().optional(),
    name: z.string().optional(),
    operator: z.string().optional(),
    value: value.optional(),
    values: z.array(value).optional(),
  })
  .transform(({ columnName, name, operator, value: one, values = one === undefined ? [] : [one] }) => ({
    column: columnName ?? name,
    operator,
    values,
  }));

/** A query in words; `zone` is what times are shown in where the query names none. */
export function describeQuery(query: AnalyzerQuery, zone: string): QueryInWords {
  const [aggregation] = query.aggregations;
  const properties = query.aggregateQueryProperties;
  const column = plainName(aggregation?.computeColumnName ?? "sid");
  const isList = aggregation?.aggregationType === "VALUE";
  const split = [...(properties?.rowSegmentSet ?? []), ...(properties?.columnSegmentSet ?? [])].flatMap(
    ({ columnName, name }) => columnName ?? name ?? [],
  );
  const names = split.map(plainName).join(", ");
  const interval = properties?.computeInterval ?? 0;
  const conditions = query.aggregations
    .flatMap(({ filterGroups = [] }) => filterGroups.map(describeGroup))
    .filter(Boolean);
  return [
    [
      "Asks for",
      isList ? `one row for each record, by its ${column}` : describeAggregation(aggregation?.aggregationType, column),
    ],
    ...(names === "" ? [] : [[isList ? "Columns" : "For each", names] as const]),
    ...(interval > 0
      ? [["In steps of", `${interval} ${(properties?.computeIntervalUnit ?? "").toLowerCase()}`.trim()] as const]
      : []),
    ["Conditions", conditions.join("; ") || "none"],
    ["Period in Analyzer", describeRanges(query, zone)],
    ["At most", query.numberOfRecords === undefined ? "as many as there are" : describeMost(query)],
    ["Also says", otherNames(query)],
  ];
}

const describeAggregation = (type: string | undefined, column: string) =>
  type === "COUNT" ? `how many (count of ${column})` : `the ${(type ?? "value").toLowerCase()} of ${column}`;

const describeMost = ({ numberOfRecords, lastNRecords }: AnalyzerQuery) =>
  `${lastNRecords ? "the last " : ""}${String(numberOfRecords).replace(/\B(?=(\d{3})+$)/g, "\u202f")} records`;

function describeGroup({
  operator,
  valueFilters = [],
}: {
  operator?: string | undefined;
  valueFilters?: unknown[] | undefined;
}) {
  return valueFilters.map(describeFilter).join(operator === "OR" ? " or " : " and ");
}

function describeFilter(filter: unknown): string {
  const read = filterSchema.safeParse(filter);
  if (!read.success || read.data.column === undefined || read.data.operator === undefined)
    return JSON.stringify(filter).slice(0, 200);
  const { column, operator, values } = read.data;
  return `${plainName(column)} ${operators[operator] ?? operator.toLowerCase()} ${values.join(", ")}`.trim();
}

function describeRanges({ dateBegin, dateEnd, timezone }: AnalyzerQuery, zone: string): string {
  const shown = knownZone(timezone) ?? zone;
  const at = (moment: number) =>
    format(momentUnit(moment) === "seconds" ? moment * 1000 : moment, "EEE d MMM yyyy HH:mm", { in: tz(shown) });
  const ranges = dateBegin.map((from, n) => {
    const to = dateEnd[n];
    return to === undefined ? `from ${at(from)}` : `${at(from)} to ${at(to)}`;
  });
  return `${ranges.join("; ")} (${shown})`;
}

function knownZone(zone: string | undefined): string | undefined {
  try {
    return zone && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Whoever wrote it meant something; the times are shown in the space's zone instead.
    return undefined;
  }
}

const known = new Set(
  "dateBegin dateEnd timezone numberOfRecords lastNRecords aggregateQueryProperties aggregations".split(" "),
);

function otherNames(query: AnalyzerQuery): string {
  const others = Object.entries(query).flatMap(([name, said]) =>
    known.has(name) || said === null || said === undefined ? [] : `${name} ${typeof said === "object" ? "…" : said}`,
  );
  return others.join(", ") || "nothing else";
}
