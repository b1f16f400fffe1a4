import type { Problem } from "../errors.js";

/** The HTTP status a browser is answered with. */
export const problemStatus = (problem: Problem): number => statuses[problem.code] ?? 500;

const statuses: Partial<Record<Problem["code"], number>> = {
  "ticket-invalid": 410,
  "sign-in-refused": 403,
  "not-an-administrator": 403,
  "org-not-found": 404,
  "upstream-unauthorized": 502,
  "upstream-busy": 503,
  "upstream-unavailable": 502,
  "upstream-timeout": 504,
  "upstream-nonsense": 502,
  "store-unavailable": 503,
};
