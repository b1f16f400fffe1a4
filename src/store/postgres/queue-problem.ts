import { Problem } from "../../errors.js";

/** The database that holds the work cannot be reached; the cause is for the log. */
export const queueUnavailable = (cause?: unknown): Problem =>
  new Problem("store-unavailable", {
    say: "Floorwalker cannot reach its database, so nothing was begun.",
    next: "Ask again in a minute. If it stays, tell whoever runs Floorwalker: the database has to come back.",
    cause,
  });
