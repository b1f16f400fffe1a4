import type { ContactView } from "../../model/contact-at.js";
import { localDateAt } from "../../model/local-day.js";
import { sessionIdOf } from "../../model/session-id.js";
import type { Link } from "./contact-chain.js";
import { contactFields } from "./csr-record.js";
import { type LegacyRecord, type LegacyWriter, NOT_APPLICABLE, NULL_WORD } from "./record.js";

/** A contact activity record: one link of a contact's chain; `cetts` and `nextState` lead to the next. */
export function carRecord(view: ContactView, link: Link, writer: LegacyWriter): LegacyRecord {
  const { centre, directory, numberOf, length, now } = writer;
  const { agentId, queueId, toAgentId, toQueueId } = link.step;
  const agent = directory.agent(agentId);
  const queue = directory.queue(queueId);
  const team = directory.team(agent?.teamId);
  const site = directory.site(agent?.siteId);
  const day = localDateAt(centre.zone, view.contact.createdAt);
  return {
    sid: link.id,
    ...contactFields(view, writer),
    session: view.contact.id,
    cstts: link.from,
    cetts: link.to ?? 0,
    active: link.to === undefined ? 1 : 0,
    duration: length((link.to ?? now) - link.from),
    currentState: link.event,
    nextState: link.next ?? "",
    queueId: numberOf("queues", queue?.id),
    queueName: queue?.name ?? NOT_APPLICABLE,
    queueSystemId: queue?.id ?? NULL_WORD,
    agentName: agent?.name ?? NOT_APPLICABLE,
    agentSystemId: agent?.id ?? NULL_WORD,
    agentSessionId: agent ? sessionIdOf(centre.orgId, day, agent.id) : NULL_WORD,
    teamId: numberOf("teams", team?.id),
    teamName: team?.name ?? NOT_APPLICABLE,
    teamSystemId: team?.id ?? NULL_WORD,
    siteId: numberOf("sites", site?.id),
    siteName: site?.name ?? NOT_APPLICABLE,
    siteSystemId: site?.id ?? NULL_WORD,
    destinationAgentName: directory.agent(toAgentId)?.name ?? NOT_APPLICABLE,
    destinationQueueName: directory.queue(toQueueId)?.name ?? NOT_APPLICABLE,
  };
}
