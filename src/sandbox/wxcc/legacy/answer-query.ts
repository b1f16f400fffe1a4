import { Refusal } from "../refusal.js";
import type { LegacyCollection } from "./collections.js";
import type { LegacyQuery, ValueFilter } from "./read-query.js";
import type { LegacyRecord } from "./record.js";

/** Rows under their columns; `found` of them there are, and fewer may have come. */
export interface LegacyAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly found: number;
}

type Group = readonly [key: readonly (string | number)[], count: number];

/** Analyzer's columns end in their type: `channelType__s`, `cstts__l`. */
const plainName = (column: string) => column.replace(/__(s|l|i|sa)$/, "");

/**
 * Runs a query over records: `VALUE` has a row a record, `COUNT` one per combination of the row segments. Without row
 * segments a `VALUE` row is the whole record. At most `mostRecords` rows come, whatever is asked for.
 */
export function answerQuery(collection: LegacyCollection, query: LegacyQuery, mostRecords: number): LegacyAnswer {
  const [aggregation] = query.aggregations;
  if (!aggregation) throw new Refusal(400, "q: aggregations: is empty");
  const records = query.dateBegin
    .flatMap((from, n) => collection.between(from, query.dateEnd[n] ?? from))
    .filter((record) =>
      aggregation.filterGroups.every(({ operator, valueFilters }) =>
        operator === "OR" && valueFilters.length > 0
          ? valueFilters.some((filter) => passes(record, filter))
          : valueFilters.every((filter) => passes(record, filter)),
      ),
    );
  const { rowSegmentSet, columnSegmentSet } = query.aggregateQueryProperties;
  const segments = [...rowSegmentSet, ...columnSegmentSet].map(({ columnName }) => columnName);
  const most = Math.min(query.numberOfRecords, mostRecords);
  const cut = <T>(all: readonly T[]) => (query.lastNRecords ? all.slice(-most) : all.slice(0, most));
  if (aggregation.aggregationType === "COUNT") {
    const groups = groupBy(records, segments);
    const rows = cut(groups).map(([key, count]) => [...key, count]);
    return { columns: [...segments, aggregation.computeColumnName], rows, found: groups.length };
  }
  const columns =
    segments.length > 0
      ? [...new Set([aggregation.computeColumnName, ...segments])]
      : [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = cut(records).map((record) => columns.map((column) => record[plainName(column)] ?? ""));
  return { columns, rows, found: records.length };
}

function groupBy(records: readonly LegacyRecord[], columns: readonly string[]): Group[] {
  const groups = new Map<string, Group>();
  for (const record of records) {
    const key = columns.map((column) => record[plainName(column)] ?? "");
    const name = JSON.stringify(key);
    groups.set(name, [key, (groups.get(name)?.[1] ?? 0) + 1]);
  }
  return [...groups.values()];
}

function passes(record: LegacyRecord, { column, operator, values }: ValueFilter): boolean {
  const value = record[plainName(column)] ?? "";
  const [first = ""] = values;
  const isOneOf = values.includes(String(value));
  switch (operator) {
    case "EQUAL":
    case "IN":
      return isOneOf;
    case "NOT_EQUAL":
    case "NOT_IN":
      return !isOneOf;
    case "LESS_THAN":
      return Number(value) < Number(first);
    case "LESS_THAN_OR_EQUAL":
      return Number(value) <= Number(first);
    case "GREATER_THAN":
      return Number(value) > Number(first);
    case "GREATER_THAN_OR_EQUAL":
      return Number(value) >= Number(first);
    default:
      throw new Refusal(400, `q: operator ${operator} is not supported`);
  }
}
