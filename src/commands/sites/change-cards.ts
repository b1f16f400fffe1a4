import type { Block, Card, CardAction } from "../../cards/card.js";
import { quoteValue } from "../../conversation/format-ask.js";
import type { OrgRecord } from "../../store/records.js";
import type { SiteChangeRecord } from "../../store/site-records.js";
import { changeTable, describeChange, describeDone } from "./describe-change.js";
import { askAbout } from "./one-org.js";

/** What the cards of a change know. */
export interface ChangeView {
  readonly org: OrgRecord;
  readonly change: SiteChangeRecord;
  readonly profileName: (id: string) => string;
}

/** Before and after, and the question whether it is to be so. */
export function proposalCard(
  { org, change, profileName }: ChangeView,
  more: { readonly notes?: readonly string[]; readonly actions?: readonly CardAction[] } = {},
): Card {
  return {
    title: `${describeChange(change)}?`,
    summary: "nothing is changed until it is confirmed",
    subtitle: [org.name],
    blocks: [
      changeTable(change, profileName),
      ...(more.notes ?? []).map((text): Block => ({ kind: "text", text, tone: "quiet" })),
    ],
    actions: [
      { kind: "ask", label: "Confirm", ask: askAbout(org, "site confirm", change.id), primary: true },
      { kind: "ask", label: "Cancel", ask: askAbout(org, "site cancel", change.id) },
      ...(more.actions ?? []),
    ],
    footer: [`Nothing is changed yet. For ten minutes, you or another manager of ${org.name} can confirm it here.`],
  };
}

/** What was written and read back. */
export function writtenCard({ org, change, profileName }: ChangeView, isAudited: boolean): Card {
  const { after } = change;
  return {
    title: describeDone(change),
    summary: "written and read back",
    subtitle: [org.name],
    blocks: [
      changeTable(change, profileName),
      ...(isAudited
        ? []
        : [{ kind: "text", tone: "warning", text: "The change could not be written into the audit trail." } as const]),
    ],
    actions: [
      ...(after ? [siteAction(org, after.name)] : []),
      { kind: "ask", label: "Undo", ask: askAbout(org, "site undo", change.id) },
      { kind: "ask", label: "Sites", ask: askAbout(org, "sites") },
    ],
    footer: [
      `Read back from Webex Contact Center after it was written. It can be undone for ten minutes${after ? "" : "; the site then has a new id"}.`,
    ],
  };
}

/** A change that will not be made. */
export const cancelledCard = ({ org, change }: Omit<ChangeView, "profileName">): Card => ({
  title: "Nothing was changed",
  subtitle: [org.name],
  blocks: [{ kind: "text", text: `${describeChange(change)}: cancelled.` }],
  actions: [{ kind: "ask", label: "Sites", ask: askAbout(org, "sites") }],
  footer: [],
});

const siteAction = (org: OrgRecord, name: string): CardAction => ({
  kind: "ask",
  label: "Site",
  ask: `site ${quoteValue(name)} org:${quoteValue(org.name)}`,
});
