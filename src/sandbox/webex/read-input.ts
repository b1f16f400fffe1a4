import { z } from "zod";
import { badRequest } from "./refusal.js";

/** Checks what came in; throws a 400 Refusal that names every wrong field. */
export function readInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const reasons = result.error.issues.map((issue) =>
    issue.path.length > 0 ? `${issue.path.join(".")}: ${issue.message}` : issue.message,
  );
  throw badRequest(reasons.join("; "), reasons);
}

/** A number written in a query. */
export const wholeNumber = (most: number) => z.coerce.number().int().min(1).max(most);
