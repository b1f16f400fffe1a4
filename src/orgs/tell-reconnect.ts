import type { Card } from "../cards/card.js";
import { renderCard } from "../cards/render-answer.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Messenger } from "../webex/types.js";

const reconnectCard = (org: OrgRecord): Card => ({
  title: `${org.name} needs a new sign-in`,
  subtitle: [],
  blocks: [
    {
      kind: "text",
      text: "Webex no longer accepts the permission this contact centre was connected with: it expired, was withdrawn, or belonged to somebody who left. Until an administrator signs in again, spaces get no figures.",
    },
  ],
  actions: [{ kind: "ask", label: "Connect again", ask: "connect", primary: true }],
  footer: ["You get this once, because you manage it here."],
});

/** Writes to each manager of the org in their own 1:1. Rejects only when nobody could be told, so that it is tried again. */
export function tellReconnect(deps: { readonly store: Store; readonly messenger: Messenger }) {
  return async (org: OrgRecord): Promise<void> => {
    const managers = await deps.store.roles.find({ orgId: org.id, role: "manager" });
    const told = await Promise.allSettled(
      managers.map(({ personId }) => deps.messenger.post({ to: { personId }, ...renderCard(reconnectCard(org)) })),
    );
    const failures = told.filter((result) => result.status === "rejected");
    if (managers.length > 0 && failures.length === managers.length) {
      throw new AggregateError(
        failures.map((failure) => failure.reason),
        "no manager could be told",
      );
    }
  };
}
