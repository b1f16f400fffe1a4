import type { Block, Cell } from "../../cards/card.js";
import { differences } from "../../sites/site-rules.js";
import type { SiteFields } from "../../wxcc/configuration/site.js";

/** A site before and after; absent where it is not there. */
export interface BeforeAfter {
  readonly before?: SiteFields | undefined;
  readonly after?: SiteFields | undefined;
}

type Deed = "create" | "delete" | "rename" | "activate" | "deactivate" | "change";

function deedOf({ before, after }: BeforeAfter): Deed {
  if (!before) return "create";
  if (!after) return "delete";
  const [only, ...others] = differences(before, after);
  if (others.length > 0) return "change";
  if (only === "name") return "rename";
  return only === "active" ? (after.active ? "activate" : "deactivate") : "change";
}

const nameOf = ({ before, after }: BeforeAfter) => before?.name ?? after?.name ?? "";

/** "Rename the site “Denver” to “Denver HQ”": a question's beginning. */
export function describeChange(change: BeforeAfter): string {
  const deed = deedOf(change);
  const verb = `${deed[0]?.toUpperCase()}${deed.slice(1)} the site “${nameOf(change)}”`;
  return deed === "rename" ? `${verb} to “${change.after?.name}”` : verb;
}

const done: Readonly<Record<Deed, string>> = {
  create: "is created",
  delete: "is deleted",
  rename: "is renamed",
  activate: "is active",
  deactivate: "is inactive",
  change: "is changed",
};

/** "The site “Denver” is renamed to “Denver HQ”". */
export function describeDone(change: BeforeAfter): string {
  const deed = deedOf(change);
  const to = deed === "rename" ? ` to “${change.after?.name}”` : "";
  return `The site “${nameOf(change)}” ${done[deed]}${to}`;
}

/** Every field before and after, what changes in strong colour. */
export function changeTable(change: BeforeAfter, profileName: (id: string) => string): Block {
  const shown = (fields: SiteFields | undefined): readonly string[] =>
    fields
      ? [fields.name, fields.active ? "yes" : "no", profileName(fields.profileId), fields.description || "—"]
      : ["—", "—", "—", "—"];
  const [before, after] = [shown(change.before), shown(change.after)];
  const rows = ["Name", "Active", "Multimedia profile", "Description"].map((title, n): readonly Cell[] => {
    const [old = "", next = ""] = [before[n], after[n]];
    const tone = old === next ? "quiet" : "plain";
    return [{ text: title }, { text: old, tone }, { text: next, tone: old === next ? "quiet" : "warning" }];
  });
  return {
    kind: "table",
    columns: [
      { title: "Field", align: "left", weight: 3 },
      { title: "Before", align: "left", weight: 4 },
      { title: "After", align: "left", weight: 4 },
    ],
    rows,
  };
}
