import { GraphQLError } from "graphql";
import { stableId } from "../../model/stable-id.js";
import { compileFilter, type Filter } from "./compile-filter.js";
import type { Field, Scalar, Table } from "./field.js";

type AggregationType = "count" | "sum" | "average" | "min" | "max" | "cardinality";

/** A figure as a query asks for it. */
export interface AskedAggregation {
  readonly field: string;
  readonly type: AggregationType;
  readonly name: string;
  readonly filter?: unknown;
  readonly extFilter?: unknown;
  /** Which variable of a flow is meant. */
  readonly predicate?: unknown;
}

/** One figure that a query asks for of every group. */
export interface Aggregation<R> {
  readonly name: string;
  readonly type: AggregationType;
  readonly field: Field<R>;
  readonly filters: readonly Filter<R>[];
}

const NUMERIC: readonly AggregationType[] = ["sum", "average", "min", "max"];

/** Checks the field against the figure; sub-filters narrow this one figure only. */
export function compileAggregation<R>(asked: AskedAggregation, table: Table<R>): Aggregation<R> {
  const field = table.at(asked.field);
  if (!field) throw new GraphQLError(`aggregations: unknown field ${asked.field}`);
  const numeric = field.kind === "Long" || field.kind === "Int" || field.kind === "Float";
  if (!numeric && NUMERIC.includes(asked.type)) {
    throw new GraphQLError(`aggregations: ${asked.type} needs a number, ${asked.field} is none`);
  }
  const filters = [asked.filter, asked.extFilter, asked.predicate]
    .filter((filter) => filter !== undefined && filter !== null)
    .map((filter) => compileFilter(filter, table));
  return { name: asked.name, type: asked.type, field, filters };
}

/** The figure over the rows of one group; null where there is nothing to take a mean or an extreme of. */
export function aggregate<R>({ type, field, filters }: Aggregation<R>, rows: readonly R[]): number | null {
  let count = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const distinct = new Set<Scalar>();
  const counted = new Set<object>();
  for (const row of rows) {
    if (!filters.every(({ test }) => test(row))) continue;
    const value = field.read(row);
    if (value === null) continue;
    if (field.owner) {
      const owner = field.owner(row);
      if (counted.has(owner)) continue;
      counted.add(owner);
    }
    count += 1;
    if (type === "cardinality") distinct.add(value);
    if (typeof value !== "number") continue;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  switch (type) {
    case "count":
      return count;
    case "cardinality":
      return distinct.size;
    case "sum":
      return sum;
    case "average":
      return count === 0 ? null : sum / count;
    case "min":
      return count === 0 ? null : min;
    case "max":
      return count === 0 ? null : max;
  }
}

/** The order in which figures come back: the same every time, and never the order in which they were asked for. */
export function shuffled<R>(aggregations: readonly Aggregation<R>[]): Aggregation<R>[] {
  const keys = new Map(aggregations.map((aggregation) => [aggregation, stableId(`order/${aggregation.name}`)]));
  const key = (aggregation: Aggregation<R>) => keys.get(aggregation) ?? "";
  const order = [...aggregations].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const unchanged = order.every((aggregation, n) => aggregation === aggregations[n]);
  return unchanged ? order.reverse() : order;
}
