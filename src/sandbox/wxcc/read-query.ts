import { z } from "zod";
import { Refusal } from "./refusal.js";

/** Reads a request's query; throws a 400 that names the first rule it breaks. */
export function readQuery<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw new Refusal(400, parsed.error.issues[0]?.message ?? "invalid query");
  return parsed.data;
}

/** A required moment. */
export const epochMs = (name: string) =>
  z
    .string({ error: `${name}: must not be null` })
    .regex(/^\d{1,15}$/, { error: `${name}: must be epoch milliseconds` })
    .transform(Number);

/** A whole number within bounds, both included. */
export const wholeNumber = (name: string, least: number, most: number) => {
  const error = `${name}: must be a whole number between ${least} and ${most}`;
  return z
    .string({ error: (issue) => (issue.input === undefined ? `${name}: must not be null` : error) })
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .pipe(z.number().min(least, { error }).max(most, { error }));
};

/** Values between commas; nothing between two commas is no value. */
const commaList = (name: string, most = Number.POSITIVE_INFINITY) =>
  z
    .string({ error: `${name}: must be a comma-separated list` })
    .transform((text) =>
      text
        .split(",")
        .map((value) => value.trim())
        .filter((value) => value !== ""),
    )
    .pipe(z.array(z.string()).max(most, { error: `${name}: at most ${most} values are allowed` }));

/** OpenAPI: ids are limited to 100 a request wherever they can be given. */
export const idList = (name: string) => commaList(name, 100).transform(nonEmptySet).optional();

/** OpenAPI: lowercase only, and no other types than these. */
export const channelTypeList = commaList("channelTypes")
  .pipe(
    z.array(
      z.enum(["email", "chat", "telephony", "social"], {
        error: "channelTypes: must be email, chat, telephony or social, in lowercase",
      }),
    ),
  )
  .transform((values): ReadonlySet<string> | undefined => nonEmptySet(values))
  .optional();

/** An empty list narrows nothing, like one that was not given. */
function nonEmptySet(values: readonly string[]): ReadonlySet<string> | undefined {
  return values.length > 0 ? new Set(values) : undefined;
}
