import { buildSchema, GraphQLError, GraphQLScalarType, type GraphQLSchema, Kind, type ValueNode } from "graphql";
import { writeSchema } from "./write-schema.js";

/** Whole numbers beyond 32 bits, as numbers or as texts: Cisco's own samples send both. */
function parseLong(value: unknown): number {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number === "number" && Number.isSafeInteger(number)) return number;
  throw new GraphQLError("Long cannot represent a value that is not a whole number");
}

function parseLongLiteral(node: ValueNode): number {
  if (node.kind === Kind.INT || node.kind === Kind.STRING) return parseLong(node.value);
  throw new GraphQLError("Long must be a number or a text of digits", { nodes: node });
}

/** A word with or without quotes. */
function parseWordLiteral(node: ValueNode): string {
  if (node.kind === Kind.ENUM || node.kind === Kind.STRING) return node.value;
  throw new GraphQLError("Word must be a text or the name of a value", { nodes: node });
}

/** The executable schema of the Search endpoint. */
export function buildSearchSchema(): GraphQLSchema {
  const schema = buildSchema(writeSchema());
  const long = schema.getType("Long");
  if (long instanceof GraphQLScalarType) {
    long.serialize = parseLong;
    long.parseValue = parseLong;
    long.parseLiteral = parseLongLiteral;
  }
  const word = schema.getType("Word");
  if (word instanceof GraphQLScalarType) word.parseLiteral = parseWordLiteral;
  return schema;
}
