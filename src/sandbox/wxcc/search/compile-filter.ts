import { GraphQLError } from "graphql";
import { z } from "zod";
import type { Csr, Scalar } from "./csr-field.js";
import { csrFieldAt } from "./csr-fields.js";

/** Whether a record passes. */
export type Test = (csr: Csr) => boolean;
type Compare = (value: Scalar) => boolean;

/** Cisco's documented limit for one query. */
export const MOST_FILTER_ARGUMENTS = 1000;

const objectSchema = z.record(z.string(), z.unknown());
/** An entry that is null asks for nothing. */
const partsOf = (value: unknown) => Object.entries(objectSchema.parse(value ?? {})).filter(([, part]) => part !== null);
const operandSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Turns a filter (already checked against the schema) into one function, and counts its comparisons. */
export function compileFilter(filter: unknown): { readonly test: Test; readonly comparisons: number } {
  let comparisons = 0;

  function compileObject(value: unknown, prefix: string): Test {
    const tests = partsOf(value).map(([key, part]) => compilePart(key, part, prefix));
    return (csr) => tests.every((test) => test(csr));
  }

  function compilePart(key: string, part: unknown, prefix: string): Test {
    if (prefix === "" && (key === "and" || key === "or" || key === "not")) {
      const tests = z
        .array(z.unknown())
        .parse(part)
        .map((each) => compileObject(each, ""));
      if (key === "and") return (csr) => tests.every((test) => test(csr));
      const any: Test = (csr) => tests.some((test) => test(csr));
      return key === "or" ? any : (csr) => !any(csr);
    }
    const path = `${prefix}${key}`;
    const field = csrFieldAt(path);
    if (!field) return compileObject(part, `${path}.`);
    const compares = partsOf(part).map(([operator, operand]) => {
      comparisons += 1;
      return compileComparison(operator, operandSchema.parse(operand));
    });
    return (csr) => {
      const value = field.read(csr);
      return compares.every((compare) => compare(value));
    };
  }

  const test = filter === undefined || filter === null ? () => true : compileObject(filter, "");
  return { test, comparisons };
}

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
