import type { Filters } from "./ask.js";

/** Filters that name something which may fit nothing, or several. */
type NamingFilter = "queue" | "team" | "agent" | "site";

/** The same question with one name of a filter in the place of another that was written: what the buttons of a refusal ask. */
export const askInstead =
  (filters: Filters, askWith: (filters: Filters) => string) =>
  (filter: NamingFilter) =>
  (written: string, name: string): string =>
    askWith({ ...filters, [filter]: filters[filter].map((each) => (each === written ? name : each)) });
