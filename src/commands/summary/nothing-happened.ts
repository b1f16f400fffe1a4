import type { Block } from "../../cards/card.js";
import { formatCount } from "../../metrics/format.js";
import { isBusinessDay } from "../../schedule/business-day.js";
import { comparedUpTo, usualWhen } from "./name-usual.js";
import type { OrgSummary } from "./read-org-summary.js";
import { holdAgainstUsual } from "./usual.js";
import { usualNotes } from "./usual-notes.js";

/** Such a period in two words. */
export const noContacts = "no contacts";

/** What a period without contacts has to say: that it had none, whether there was business at all, and what is usual. */
export function nothingHappened(summary: OrgSummary): { readonly blocks: readonly Block[]; readonly summary: string } {
  const { field, org, places, period } = summary;
  const usual = field && holdAgainstUsual(field).usual.offered;
  const upTo = comparedUpTo(summary);
  const closed =
    org.settings.businessDays !== undefined && places.every(({ date }) => !isBusinessDay(date, org.settings));
  return {
    summary: noContacts,
    blocks: [
      { kind: "text", text: period.open ? "No contacts yet." : "No contacts.", strong: true },
      ...(closed ? [{ kind: "text" as const, text: `It is no business day of ${org.name}.` }] : []),
      ...(usual === undefined
        ? []
        : [
            {
              kind: "text" as const,
              text: `${usual < 0.5 ? "None are" : `${formatCount(usual)} contacts are`} usual ${usualWhen(summary)}${upTo && ` ${upTo}`}.`,
            },
          ]),
      { kind: "text", text: usualNotes(summary).join(" "), tone: "quiet" },
    ],
  };
}
