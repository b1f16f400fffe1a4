import { localDateAt } from "../../model/local-day.js";
import { sessionIdOf } from "../../model/session-id.js";
import { type Field, makeFields } from "./field.js";
import type { LegRow } from "./leg-row.js";

const fields = makeFields<LegRow>();
const queueOf = ({ leg, directory }: LegRow) => directory.queue(leg?.leg.queueId);
const ownerOf = ({ leg, view, directory }: LegRow) => directory.agent((leg ?? view).agentId);
const entryPointOf = ({ view, directory }: LegRow) => directory.entryPoint(view.contact.entryPointId);
const byMail = ({ view }: LegRow) => view.contact.channel === "email" || view.contact.channel === "chat";
const customerAddress = ({ view: { contact } }: LegRow) =>
  contact.direction === "outdial" ? contact.destination : contact.origin;
/** The queue it was sent on to. */
const nextQueueOf = ({ leg, view, directory }: LegRow) =>
  directory.queue(leg?.movedOn ? view.contact.legs[view.contact.legs.indexOf(leg.leg) + 1]?.queueId : undefined);

/** Who took part in a leg: customer, queue, agent, team, site, entry point. */
export const legPartyFields: readonly Field<LegRow>[] = fields("String", {
  "queue.id": (row) => queueOf(row)?.id,
  "queue.name": (row) => queueOf(row)?.name,
  "entryPoint.id": (row) => entryPointOf(row)?.id,
  "entryPoint.name": (row) => entryPointOf(row)?.name,
  "owner.id": (row) => ownerOf(row)?.id,
  "owner.name": (row) => ownerOf(row)?.name,
  "owner.signInId": (row) => ownerOf(row)?.email,
  "owner.phoneNumber": (row) => ownerOf(row)?.dn,
  "owner.sessionId": (row) => {
    const owner = ownerOf(row);
    const { orgId, zone } = row.directory;
    return owner && sessionIdOf(orgId, localDateAt(zone, row.view.contact.createdAt), owner.id);
  },
  "team.id": (row) => ownerOf(row)?.teamId,
  "team.name": (row) => row.directory.team(ownerOf(row)?.teamId)?.name,
  "site.id": (row) => ownerOf(row)?.siteId,
  "site.name": (row) => row.directory.site(ownerOf(row)?.siteId)?.name,
  "customer.name": ({ view }) => view.contact.customerName,
  "customer.phoneNumber": (row) => (row.view.contact.channel === "voice" ? customerAddress(row) : null),
  "customer.email": (row) => (byMail(row) ? customerAddress(row) : null),
  "nextDestination.queue.id": (row) => nextQueueOf(row)?.id,
  "nextDestination.queue.name": (row) => nextQueueOf(row)?.name,
  ivrScriptName: (row) => entryPointOf(row) && "Main flow",
  lastWrapupCodeName: ({ view, directory }) =>
    view.phase === "ended" ? directory.wrapUpCodeName(view.contact.wrapUpCodeId) : null,
});
