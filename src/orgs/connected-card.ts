import type { Card } from "../cards/card.js";
import type { OrgRecord } from "../store/records.js";
import { listNames } from "./names.js";
import { regionLabel } from "./regions.js";

/** What the space is told when a sign-in was completed. `waiting` are orgs linked here that still need one. */
export function connectedCard(org: OrgRecord, connectedBy: string, waiting: readonly OrgRecord[]): Card {
  return {
    title: `${org.name} is connected`,
    subtitle: [regionLabel(org.region), org.zone],
    blocks: [
      { kind: "text", text: `${connectedBy} signed in and now manages it here. Members of ${org.name} may ask.` },
      ...(waiting.length > 0
        ? [{ kind: "text" as const, tone: "warning" as const, text: stillWaiting(org, waiting) }]
        : []),
    ],
    actions: [
      { kind: "ask", label: "Queue stats today", ask: "queue stats today", primary: true },
      { kind: "ask", label: "Who may see this", ask: "who" },
    ],
    footer: ["Floorwalker reads, it changes nothing. Write disconnect to end it."],
  };
}

/** Said when an administrator signed in to one org while another one was waiting. */
export const stillWaiting = (org: OrgRecord, waiting: readonly OrgRecord[]): string =>
  `The sign-in was for ${org.name}; ${listNames(waiting.map((o) => o.name))} still ${waiting.length === 1 ? "needs" : "need"} a new one.`;
