import { GraphQLError } from "graphql";
import { z } from "zod";
import type { FieldKind, Scalar, Table } from "./field.js";

/** Whether a record passes. */
export type Test<R> = (record: R) => boolean;
type Compare = (value: Scalar) => boolean;

/** Cisco's documented limit for one query. */
export const MOST_FILTER_ARGUMENTS = 1000;

/** A filter as a function, and how many comparisons it makes. */
export interface Filter<R> {
  readonly test: Test<R>;
  readonly comparisons: number;
}

const objectSchema = z.record(z.string(), z.unknown());
/** An entry that is null asks for nothing. */
const partsOf = (value: unknown) => Object.entries(objectSchema.parse(value ?? {})).filter(([, part]) => part !== null);
const operandSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Turns a filter (already checked against the schema) into one function; `filter` and `extFilter` are written alike. */
export function compileFilter<R>(filter: unknown, table: Table<R>): Filter<R> {
  let comparisons = 0;

  function compileObject(value: unknown, prefix: string): Test<R> {
    const tests = partsOf(value).map(([key, part]) => compilePart(key, part, prefix));
    return (record) => tests.every((test) => test(record));
  }

  function compilePart(key: string, part: unknown, prefix: string): Test<R> {
    if (prefix === "" && (key === "and" || key === "or" || key === "not")) {
      const tests = z
        .array(z.unknown())
        .parse(part)
        .map((each) => compileObject(each, ""));
      if (key === "and") return (record) => tests.every((test) => test(record));
      const any: Test<R> = (record) => tests.some((test) => test(record));
      return key === "or" ? any : (record) => !any(record);
    }
    const path = `${prefix}${key}`;
    const field = table.at(path);
    if (!field) return compileObject(part, `${path}.`);
    const compares = partsOf(part).map(([operator, operand]) => {
      comparisons += 1;
      return compileComparison(operator, wordOf(field.kind, operandSchema.parse(operand)));
    });
    return (record) => {
      const value = field.read(record);
      return compares.every((compare) => compare(value));
    };
  }

  const test = filter === undefined || filter === null ? () => true : compileObject(filter, "");
  return { test, comparisons };
}

/** States are written with hyphens in records; the names of an enum cannot have any. */
const wordOf = (kind: FieldKind, operand: Scalar): Scalar =>
  kind === "AgentState" && typeof operand === "string" ? operand.replaceAll("_", "-") : operand;

function compileComparison(operator: string, operand: Scalar): Compare {
  const number = Number(operand);
  const numeric =
    (compare: (value: number) => boolean): Compare =>
    (value) =>
      typeof value === "number" && compare(value);
  switch (operator) {
    case "equals":
      return (value) => value === operand;
    case "notequals":
      return (value) => value !== operand;
    case "gt":
      return numeric((value) => value > number);
    case "gte":
      return numeric((value) => value >= number);
    case "lt":
      return numeric((value) => value < number);
    case "lte":
      return numeric((value) => value <= number);
    default:
      return compilePattern(operator, String(operand));
  }
}

/** `contains` finds the expression anywhere, `match` wants it to be the whole text; both take regular expressions. */
function compilePattern(operator: string, pattern: string): Compare {
  try {
    const expression = new RegExp(operator === "match" ? `^(?:${pattern})$` : pattern);
    return (value) => typeof value === "string" && expression.test(value);
  } catch {
    throw new GraphQLError(`${operator}: not a valid expression`);
  }
}
