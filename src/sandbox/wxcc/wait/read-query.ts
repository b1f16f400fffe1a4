import { z } from "zod";
import { readQuery, wholeNumber } from "../read-query.js";

const MINUTE_MS = 60_000;

/** A request for a queue's estimated wait whose rules have been checked. */
export interface WaitQuery {
  readonly queueId: string;
  readonly lookbackMs: number;
  readonly maxVariationPercent: number;
  readonly minValidPercent: number;
}

// Bounds and defaults as in the OpenAPI.
const querySchema = z.object({
  queueId: z.string({ error: "queueId: must not be null" }).min(1, { error: "queueId: must not be empty" }),
  lookbackMinutes: wholeNumber("lookbackMinutes", 5, 240),
  maxCV: wholeNumber("maxCV", 1, 100).default(40),
  minValidSamples: wholeNumber("minValidSamples", 1, 100).default(40),
});

/** Reads the query of `GET /v1/ewt`; throws a 400 with the first rule it breaks. */
export function readWaitQuery(query: unknown): WaitQuery {
  const { queueId, lookbackMinutes, maxCV, minValidSamples } = readQuery(querySchema, query);
  return {
    queueId,
    lookbackMs: lookbackMinutes * MINUTE_MS,
    maxVariationPercent: maxCV,
    minValidPercent: minValidSamples,
  };
}
