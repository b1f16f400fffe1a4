import type { Card } from "../cards/card.js";
import type { OrgRecord } from "../store/records.js";
import { listNames } from "./names.js";
import { regionLabel } from "./regions.js";

/** What a completed sign-in allows and leaves open. */
interface ConnectedFacts {
  readonly connectedBy: string;
  /** Orgs linked here that still need a sign-in. */
  readonly waiting: readonly OrgRecord[];
  /** The grant has an optional scope. */
  readonly mayWrite: boolean;
  readonly recordingsAnnounced: boolean;
}

/** What the space is told when a sign-in was completed. */
export function connectedCard(org: OrgRecord, facts: ConnectedFacts): Card {
  const { connectedBy, waiting, mayWrite, recordingsAnnounced } = facts;
  return {
    title: `${org.name} is connected`,
    subtitle: [regionLabel(org.region), org.zone],
    blocks: [
      { kind: "text", text: `${connectedBy} signed in and now manages it here. Members of ${org.name} may ask.` },
      { kind: "text", tone: "quiet", text: recordingsAnnounced ? announcedAtOnce : lookedFor(mayWrite) },
      ...(waiting.length > 0
        ? [{ kind: "text" as const, tone: "warning" as const, text: stillWaiting(org, waiting) }]
        : []),
    ],
    actions: [
      { kind: "ask", label: "Queue stats today", ask: "queue stats today", primary: true },
      { kind: "ask", label: "Who may see this", ask: "who" },
    ],
    footer: [
      mayWrite
        ? "Floorwalker reads, keeps one subscription to events, and changes sites when a manager confirms it; it changes nothing else. Write disconnect to end it."
        : "Floorwalker reads, it changes nothing. Write disconnect to end it.",
    ],
  };
}

const announcedAtOnce = "A recording that is not ready when it is asked for is posted the moment Webex announces it.";
const lookedFor = (mayWrite: boolean): string =>
  `A recording that is not ready when it is asked for is looked for now and then. ${
    mayWrite
      ? "Webex cannot announce it, because it delivers to public HTTPS addresses only."
      : "After connect with changes, Webex announces it at once."
  }`;

/** Said when an administrator signed in to one org while another one was waiting. */
export const stillWaiting = (org: OrgRecord, waiting: readonly OrgRecord[]): string =>
  `The sign-in was for ${org.name}; ${listNames(waiting.map((o) => o.name))} still ${waiting.length === 1 ? "needs" : "need"} a new one.`;
