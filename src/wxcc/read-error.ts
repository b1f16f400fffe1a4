import { z } from "zod";
import { parseJson } from "../parse-json.js";

/** What Cisco says about a refused request. */
export interface CiscoError {
  readonly description: string | undefined;
  readonly trackingId: string | undefined;
}

const text = z.string().min(1).optional().catch(undefined);
const entry = z.object({ description: text, message: text }).catch({ description: undefined, message: undefined });

// Two envelopes are documented (`error.message[]` in the OpenAPI, `errors[]` in an older page), a bare `message` comes
// from gateways, and any of them may be missing: an odd part must not hide the others.
const errorBodySchema = z.object({
  trackingId: text,
  message: text,
  error: z
    .object({ reason: text, message: z.array(entry).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  errors: z.array(entry).optional().catch(undefined),
});

const LONGEST_DESCRIPTION = 300;

/** Reads an error body of any known shape; everything is undefined for an empty or foreign one. */
export function readError(body: string): CiscoError {
  const parsed = errorBodySchema.safeParse(parseJson(body));
  if (!parsed.success) return { description: undefined, trackingId: undefined };
  const { error, errors = [], message, trackingId } = parsed.data;
  const said = [...(error?.message ?? []), ...errors].map((e) => e.description ?? e.message);
  const all = [...said, error?.reason, message].filter((words) => words !== undefined);
  const description = all[0]?.replace(/\s+/g, " ").trim().slice(0, LONGEST_DESCRIPTION);
  return { description: description || undefined, trackingId };
}
