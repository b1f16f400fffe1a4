import { GraphQLError } from "graphql";
import { stableId } from "../../model/stable-id.js";
import { compileFilter, type Test } from "./compile-filter.js";
import type { Csr, CsrField, Scalar } from "./csr-field.js";
import { csrFieldAt } from "./csr-fields.js";

export type AggregationType = "count" | "sum" | "average" | "min" | "max" | "cardinality";

/** One figure that a query asks for of every group. */
export interface Aggregation {
  readonly name: string;
  readonly type: AggregationType;
  readonly field: CsrField;
  readonly test: Test;
  readonly comparisons: number;
}

const NUMERIC: readonly AggregationType[] = ["sum", "average", "min", "max"];

/** Checks the field against the figure; a sub-filter narrows this one figure only. */
export function compileAggregation(asked: {
  readonly field: string;
  readonly type: AggregationType;
  readonly name: string;
  readonly filter?: unknown;
}): Aggregation {
  const field = csrFieldAt(asked.field);
  if (!field) throw new GraphQLError(`aggregations: unknown field ${asked.field}`);
  const numeric = field.kind === "Long" || field.kind === "Int";
  if (!numeric && NUMERIC.includes(asked.type)) {
    throw new GraphQLError(`aggregations: ${asked.type} needs a number, ${asked.field} is none`);
  }
  return { name: asked.name, type: asked.type, field, ...compileFilter(asked.filter) };
}

/** The figure over the records of one group; null where there is nothing to take a mean or an extreme of. */
export function aggregate({ type, field, test }: Aggregation, records: readonly Csr[]): number | null {
  let count = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const distinct = new Set<Scalar>();
  for (const record of records) {
    if (!test(record)) continue;
    const value = field.read(record);
    if (value === null) continue;
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
export function shuffled(aggregations: readonly Aggregation[]): Aggregation[] {
  const keys = new Map(aggregations.map((aggregation) => [aggregation, stableId(`order/${aggregation.name}`)]));
  const key = (aggregation: Aggregation) => keys.get(aggregation) ?? "";
  const order = [...aggregations].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const unchanged = order.every((aggregation, n) => aggregation === aggregations[n]);
  return unchanged ? order.reverse() : order;
}
