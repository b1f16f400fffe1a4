import type { ContactView } from "../../model/contact-at.js";
import { localDateAt } from "../../model/local-day.js";
import { sessionIdOf } from "../../model/session-id.js";
import { type Csr, fieldsOf } from "./csr-field.js";
import type { Directory } from "./directory.js";
import type { Field } from "./field.js";

const queueOf = (view: ContactView, directory: Directory) => directory.queue(view.leg?.queueId);
const firstQueueOf = (view: ContactView, directory: Directory) =>
  directory.queue(view.leg && view.contact.legs[0]?.queueId);
const previousQueueOf = ({ contact, leg }: ContactView, directory: Directory) =>
  directory.queue(leg && contact.legs[contact.legs.indexOf(leg) - 1]?.queueId);
const agentOf = (view: ContactView, directory: Directory) => directory.agent(view.agentId);
const teamOf = (view: ContactView, directory: Directory) => directory.team(agentOf(view, directory)?.teamId);
const siteOf = (view: ContactView, directory: Directory) => directory.site(agentOf(view, directory)?.siteId);
const entryPointOf = (view: ContactView, directory: Directory) => directory.entryPoint(view.contact.entryPointId);
const callbackOf = ({ contact, now }: ContactView) =>
  contact.callback && now >= contact.callback.requestedAt ? contact.callback : undefined;
const byMail = (view: ContactView) => view.contact.channel === "email" || view.contact.channel === "chat";
/** The customer's end of the line, whoever called. */
const customerAddress = ({ contact }: ContactView) =>
  contact.direction === "outdial" ? contact.destination : contact.origin;
/** Before the last agent, if the contact was passed on. */
const previousAgentOf = (view: ContactView, directory: Directory) => {
  const talked = view.contact.segments.filter((segment) => segment.kind === "talk" && segment.from <= view.now);
  return directory.agent(talked.findLast((segment) => segment.agentId !== view.agentId)?.agentId);
};

const agentFields = (path: "lastAgent" | "owner") =>
  fieldsOf("String", {
    [`${path}.id`]: (view, directory) => agentOf(view, directory)?.id,
    [`${path}.name`]: (view, directory) => agentOf(view, directory)?.name,
    [`${path}.signInId`]: (view, directory) => agentOf(view, directory)?.email,
    [`${path}.phoneNumber`]: (view, directory) => agentOf(view, directory)?.dn,
    [`${path}.sessionId`]: (view, directory) =>
      view.agentId && sessionIdOf(directory.orgId, localDateAt(directory.zone, view.contact.createdAt), view.agentId),
  });

/** Who took part: customer, queue, agent, team, site, entry point. A contact that never reached a queue has none. */
export const partyFields: readonly Field<Csr>[] = [
  ...fieldsOf("String", {
    "customer.name": (view) => view.contact.customerName,
    "customer.phoneNumber": (view) => (view.contact.channel === "voice" ? customerAddress(view) : null),
    "customer.email": (view) => (byMail(view) ? customerAddress(view) : null),
    "lastQueue.id": (view, directory) => queueOf(view, directory)?.id,
    "lastQueue.name": (view, directory) => queueOf(view, directory)?.name,
    firstQueueId: (view, directory) => firstQueueOf(view, directory)?.id,
    firstQueueName: (view, directory) => firstQueueOf(view, directory)?.name,
    "previousQueue.id": (view, directory) => previousQueueOf(view, directory)?.id,
    "previousQueue.name": (view, directory) => previousQueueOf(view, directory)?.name,
    "lastTeam.id": (view, directory) => teamOf(view, directory)?.id,
    "lastTeam.name": (view, directory) => teamOf(view, directory)?.name,
    "lastSite.id": (view, directory) => siteOf(view, directory)?.id,
    "lastSite.name": (view, directory) => siteOf(view, directory)?.name,
    "lastEntryPoint.id": (view, directory) => entryPointOf(view, directory)?.id,
    "lastEntryPoint.name": (view, directory) => entryPointOf(view, directory)?.name,
    previousAgentId: (view, directory) => previousAgentOf(view, directory)?.id,
    previousAgentName: (view, directory) => previousAgentOf(view, directory)?.name,
    lastWrapUpCodeId: (view) => (view.phase === "ended" ? view.contact.wrapUpCodeId : null),
    lastWrapupCodeName: (view, directory) =>
      view.phase === "ended" ? directory.wrapUpCodeName(view.contact.wrapUpCodeId) : null,
    ivrScriptName: (view, directory) => entryPointOf(view, directory) && "Main flow",
    "callbackData.callbackNumber": (view) => callbackOf(view)?.number,
    "callbackData.callbackStatus": (view) =>
      callbackOf(view) && (view.answered ? "Success" : view.ended ? "Failed" : "Pending"),
    "callbackData.callbackType": (view) => callbackOf(view) && "courtesy",
    "callbackData.callbackOrigin": (view) => callbackOf(view) && "ivr",
    "callbackData.callbackQueueName": (view, directory) => callbackOf(view) && queueOf(view, directory)?.name,
    "callbackData.callbackAgentName": (view, directory) => callbackOf(view) && agentOf(view, directory)?.name,
    "callbackData.callbackTeamName": (view, directory) => callbackOf(view) && teamOf(view, directory)?.name,
  }),
  ...agentFields("lastAgent"),
  ...agentFields("owner"),
];
