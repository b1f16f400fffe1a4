import type { Contact } from "../../model/contact.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { channelTypeOf } from "../channel-type.js";
import { trafficDays } from "../traffic-days.js";
import type { EventSource, Happening } from "./event-source.js";

const MINUTE_MS = 60_000;

/** `task:new`, `task:parked` and `task:connected` for each visit of a queue, and `task:ended`, as the traffic has them. */
export function taskHappenings(model: TrafficModel): EventSource {
  return {
    types: ["task:new", "task:parked", "task:connected", "task:ended"],
    toldBackMs: MINUTE_MS,
    between: (orgId, after, until) => {
      const centre = model.centre(orgId);
      if (!centre || until <= after) return [];
      return trafficDays(model, centre, after, until + 1)
        .flatMap(({ contacts }) => contacts.filter(({ createdAt, endedAt }) => createdAt <= until && endedAt > after))
        .flatMap(happeningsOf)
        .filter(({ at }) => at > after && at <= until)
        .sort((a, b) => a.at - b.at);
    },
  };
}

function happeningsOf(contact: Contact): Happening[] {
  const happening = (type: string, at: number | undefined, visit: number, more: object = {}): Happening[] =>
    at === undefined
      ? []
      : [{ type, at, key: `${contact.id}/${visit}`, data: () => ({ ...described(contact, at), ...more }) }];
  return [
    ...happening("task:new", contact.createdAt, 0),
    ...contact.legs.flatMap(({ queueId, enteredAt, answeredAt }, visit) => [
      ...happening("task:parked", enteredAt, visit, { queueId }),
      ...happening("task:connected", answeredAt, visit, { queueId }),
    ]),
    ...happening("task:ended", contact.endedAt, 0, { reason: null, terminatingParty: contact.terminatingEnd }),
  ];
}

/** What every event of a task says (developer.webex.com, Contact Center webhooks). */
const described = (contact: Contact, createdTime: number) => ({
  taskId: contact.id,
  channelType: channelTypeOf(contact.channel),
  createdTime,
  origin: contact.origin,
  destination: contact.destination,
  direction: contact.direction === "inbound" ? "INBOUND" : "OUTBOUND",
  outboundType: null,
  workflowManager: null,
});
