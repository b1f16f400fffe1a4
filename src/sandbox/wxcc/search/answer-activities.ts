import { GraphQLError } from "graphql";
import { z } from "zod";
import type { Field, Table } from "./field.js";
import { isActivityPath } from "./field.js";
import type { Selection } from "./read-selection.js";
import { shapeRecord } from "./shape-record.js";

const MOST_NODES = 100;

const argumentsSchema = z.object({ first: z.number().nullish(), after: z.string().nullish() });
/** The time of the last node seen, and how many nodes of that very millisecond have been seen where there are more. */
const cursorSchema = z
  .string()
  .regex(/^\d{1,15}(-\d{1,4})?$/)
  .transform((text) => text.split("-").map(Number));

/**
 * Makes the resolver of `activities(first, after)`: a page of a record's activities, newest first unless `createdTime`
 * was asked to sort them the other way. Undefined when the query does not want activities.
 */
export function createActivityPager<R>(table: Table<R>, selection: Selection, timePath: string) {
  const prefix = `${table.activities}.nodes.`;
  if (!selection.paths.some((path) => isActivityPath(table, path))) return undefined;
  const wanted = selection.paths.flatMap((path): [string, Field<R>][] => {
    const field = path.startsWith(prefix) ? table.at(path) : undefined;
    return field ? [[path.slice(prefix.length), field]] : [];
  });
  const ascending = selection.sorts.some(({ path, descending }) => path.startsWith(prefix) && !descending);
  const timeOf = (row: R) => Number(table.at(timePath)?.read(row));

  /** `rows` are in the order in which they happened. */
  return (rows: readonly R[]) => (rawArguments: unknown) => {
    const { first, after } = argumentsSchema.parse(rawArguments);
    const size = first ?? 25;
    if (size < 1 || size > MOST_NODES) throw new GraphQLError(`activities: first must be between 1 and ${MOST_NODES}`);
    const ordered = ascending ? rows : [...rows].reverse();
    const start = after ? startAfter(ordered.map(timeOf), after, ascending) : 0;
    const page = ordered.slice(start, start + size);
    const next = ordered[start + size];
    return {
      totalCount: rows.length,
      nodes: page.map((row) => shapeRecord(wanted.map(([path, field]) => [path, field.read(row)]))),
      pageInfo: {
        hasNextPage: next !== undefined,
        endCursor: next === undefined ? null : cursorAt(ordered.map(timeOf), start + size - 1),
      },
    };
  };
}

function startAfter(times: readonly number[], cursor: string, ascending: boolean): number {
  const parsed = cursorSchema.safeParse(cursor);
  if (!parsed.success) throw new GraphQLError("activities: after is not valid");
  const [time = 0, seen] = parsed.data;
  const begins = times.findIndex((each) => (ascending ? each >= time : each <= time));
  if (begins === -1) return times.length;
  if (seen !== undefined) return begins + seen;
  const passed = times.findIndex((each) => (ascending ? each > time : each < time));
  return passed === -1 ? times.length : passed;
}

/** Activities of one millisecond may fall on two pages: then the time alone would skip some. */
function cursorAt(times: readonly number[], last: number): string {
  const time = times[last];
  if (time === undefined || times[last + 1] !== time) return String(time);
  return `${time}-${last - times.indexOf(time) + 1}`;
}
