import { type NextAsk, Problem } from "../../errors.js";
import type { OrgRecord } from "../../store/records.js";

/** No org that was asked has a contact of that id; `list` is where there are some. */
export const unknownTask = (id: string, orgs: readonly OrgRecord[], list: NextAsk): Problem =>
  new Problem("unknown-task", {
    say: `There is no such contact in ${orgs.map(({ name }) => name).join(" or ")}: none of the last 36 months has the id ${id}.`,
    next: "Check the id against the list of contacts.",
    asks: [list],
  });
