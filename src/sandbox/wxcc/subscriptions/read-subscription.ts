import { z } from "zod";
import { readQuery } from "../read-query.js";
import { Refusal } from "../refusal.js";
import { whatIsWrongWith } from "./check-destination.js";
import { eventTypesOf, firstEventTypes, resourceVersions } from "./event-types.js";

/** Which of the two APIs is spoken. */
export type ApiVersion = "v1" | "v2";

const text = (name: string, least: number, most: number) =>
  z
    .string({ error: `${name}: must not be null` })
    .min(least, { error: `${name}: size must be between ${least} and ${most}` })
    .max(most, { error: `${name}: size must be between ${least} and ${most}` });

const name = text("name", 4, 64);
const description = text("description", 0, 1024).optional();
const secret = text("secret", 32, 256).optional();
const orgId = z.uuid({ error: "orgId: must be a valid UUID" }).optional();
const eventTypes = z
  .array(z.string(), { error: "eventTypes: must not be null" })
  .min(1, { error: "eventTypes: size must be between 1 and 32" })
  .max(32, { error: "eventTypes: size must be between 1 and 32" });
const destinationUrl = z
  .string({ error: "destinationUrl: must not be null" })
  .refine((url) => whatIsWrongWith(url) === undefined, { error: (issue) => whatIsWrongWith(String(issue.input)) });
const status = z.enum(["active", "inactive"], { error: "status: must be active or inactive" }).optional();
const resourceVersion = z.enum(resourceVersions, {
  error: (issue) =>
    issue.input === undefined ? "resourceVersion: must not be null" : "resourceVersion: no such version of a resource",
});

/** The body is refused as a whole: it is not there, or holds what the OpenAPI does not know. */
const shape = (issue: { readonly code?: string; readonly keys?: unknown }): string =>
  issue.code === "unrecognized_keys" ? `unknown property ${String(issue.keys)}` : "body: must not be null";

const wanted = { name, description, eventTypes, destinationUrl, secret, orgId };
const createSchemas = {
  v1: z.strictObject(wanted, { error: shape }).transform((body) => ({ ...body, resourceVersion: undefined })),
  v2: z.strictObject({ ...wanted, resourceVersion }, { error: shape }),
};
// A name cannot be changed (OpenAPI).
const changed = {
  description,
  eventTypes: eventTypes.optional(),
  destinationUrl: destinationUrl.optional(),
  secret,
  status,
  orgId,
};
const changeSchemas = {
  v1: z.strictObject(changed, { error: shape }).transform((body) => ({ ...body, resourceVersion: undefined })),
  v2: z.strictObject({ ...changed, resourceVersion }, { error: shape }),
};

/** What somebody wants to be told, where, and from which org. */
export type SubscriptionOrder = z.output<(typeof createSchemas)["v1" | "v2"]>;
/** What is to become different; what is not in it stays. */
export type SubscriptionChange = z.output<(typeof changeSchemas)["v1" | "v2"]>;

/** Reads the body of a new subscription; throws a 400 with the first rule it breaks. */
export function readOrder(version: ApiVersion, body: unknown): SubscriptionOrder {
  const order = readQuery(createSchemas[version], body);
  checkEventTypes(order.eventTypes, order.resourceVersion);
  return order;
}

/** Reads the body of a change; throws a 400 with the first rule it breaks. */
export function readChange(version: ApiVersion, body: unknown, before: readonly string[]): SubscriptionChange {
  const change = readQuery(changeSchemas[version], body);
  checkEventTypes(change.eventTypes ?? before, change.resourceVersion);
  return change;
}

/** Only events that exist, and in the second version only those of the one resource it names. */
function checkEventTypes(names: readonly string[], version: string | undefined): void {
  const known = version === undefined ? firstEventTypes : eventTypesOf(version);
  const strange = names.find((each) => !known.some((type) => type.name === each));
  if (strange !== undefined)
    throw new Refusal(400, `eventTypes: ${strange} is not an event of ${version ?? "version 1"}`);
}
