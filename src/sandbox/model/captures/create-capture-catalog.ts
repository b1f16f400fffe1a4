import { rememberLatest } from "../remember-latest.js";
import type { TrafficModel } from "../traffic-model.js";
import { buildCaptures, LONGEST_DELAY_MS, readyAtOf } from "./build-captures.js";
import type { ContactCaptures } from "./capture.js";

/** Contacts whose files are kept at hand: a listener asks for the same one again and again, piece by piece. */
const CONTACTS_KEPT = 200;

/** What is kept of contacts. Like the model it knows no clock: callers cut at their own `now`. */
export interface CaptureCatalog {
  /** What can be fetched at `now`; undefined before it is ready, after it is deleted, and where there is nothing. */
  at(orgId: string, taskId: string, now: number): ContactCaptures | undefined;
  /** What becomes ready in `(after, until]`, in that order. */
  readyBetween(orgId: string, after: number, until: number): ContactCaptures[];
}

/** `shortestMs` makes every call's main recording at least that long, for benchmarks of hour-long ones. */
export function createCaptureCatalog(
  model: TrafficModel,
  options: { readonly shortestMs?: number } = {},
): CaptureCatalog {
  const known = rememberLatest(CONTACTS_KEPT, (key) => {
    const [orgId = "", taskId = ""] = key.split("/");
    const centre = model.centre(orgId);
    const contact = model.contact(orgId, taskId);
    return centre && contact && buildCaptures(centre, contact, options.shortestMs);
  });
  return {
    readyBetween: (orgId, after, until) =>
      model
        .contactsEndedBetween(orgId, after - LONGEST_DELAY_MS, until)
        .flatMap((contact) => {
          const readyAt = readyAtOf(contact);
          const due = readyAt !== undefined && readyAt > after && readyAt <= until;
          return (due && known(`${orgId}/${contact.id}`)) || [];
        })
        .sort((a, b) => a.readyAt - b.readyAt),
    at: (orgId, taskId, now) => {
      const captures = known(`${orgId}/${taskId}`);
      return captures && now >= captures.readyAt && now < captures.deletedAt ? captures : undefined;
    },
  };
}
