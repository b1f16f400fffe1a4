import type { Contact } from "../../src/sandbox/model/contact.js";
import type { TrafficModel } from "../../src/sandbox/model/traffic-model.js";
import { harbor } from "../../src/sandbox/world.js";

/** The sandbox's Harbor with each of its queues split into that many with long names; its contacts spread over them. */
export function withManyQueues(model: TrafficModel, each: number): TrafficModel {
  const idOf = (queueId: string, part: number) =>
    part === 0 ? queueId : `${String(part).padStart(8, "0")}${queueId.slice(8)}`;
  const partOf = (contact: Contact) => Number.parseInt(contact.id.slice(0, 6), 16) % each;
  const move = (contact: Contact): Contact => ({
    ...contact,
    legs: contact.legs.map((leg) => ({ ...leg, queueId: idOf(leg.queueId, partOf(contact)) })),
  });
  const ofHarbor = (orgId: string, contacts: readonly Contact[]) =>
    orgId === harbor.id ? contacts.map(move) : contacts;
  return {
    ...model,
    centre: (orgId) => {
      const centre = model.centre(orgId);
      if (!centre || orgId !== harbor.id) return centre;
      const queues = centre.queues.flatMap((queue) =>
        Array.from({ length: each }, (_, part) => ({
          ...queue,
          id: idOf(queue.id, part),
          name: `${queue.name} – region ${part + 1}, private and business customers`,
        })),
      );
      return { ...centre, queues };
    },
    contactsBetween: (orgId, from, to) => ofHarbor(orgId, model.contactsBetween(orgId, from, to)),
    contactsEndedBetween: (orgId, from, to) => ofHarbor(orgId, model.contactsEndedBetween(orgId, from, to)),
  };
}
