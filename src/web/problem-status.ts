import type { Problem } from "../errors.js";

/** The HTTP status a browser is answered with. */
export const problemStatus = (problem: Problem): number => statuses[problem.code] ?? 500;

const statuses: Partial<Record<Problem["code"], number>> = {
  "ticket-invalid": 410,
  "sign-in-refused": 403,
  "not-an-administrator": 403,
  "org-not-found": 404,
  "no-org-linked": 410,
  "org-needs-sign-in": 503,
  "not-a-member": 403,
  "not-a-listener": 403,
  "recording-link-invalid": 404,
  "session-needed": 401,
  "unknown-task": 404,
  "not-recorded": 404,
  "recording-not-ready": 404,
  "recording-gone": 410,
  "recording-unavailable": 503,
  "recording-unconfirmed": 403,
  "sound-not-drawable": 415,
  "foreign-request": 403,
  "no-transcript": 404,
  "download-not-allowed": 403,
  "upstream-forbidden": 502,
  "upstream-unauthorized": 502,
  "upstream-busy": 503,
  "upstream-unavailable": 502,
  "upstream-timeout": 504,
  "upstream-nonsense": 502,
  "store-unavailable": 503,
};
