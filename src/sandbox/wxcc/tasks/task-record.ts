import type { ContactView } from "../../model/contact-at.js";
import { captureRequestedOf } from "../capture-requested.js";
import { channelTypeOf } from "../channel-type.js";
import type { Directory } from "../search/directory.js";

type Status = "created" | "queued" | "offered" | "assigned" | "abandoned" | "completed";

/** One entry of `GET /v1/tasks`. Times are epoch milliseconds. */
export type TaskRecord = ReturnType<typeof taskRecord>;

/** A contact as a task: who has it, which queue it is or was in, and how it stands at the view's moment. */
export function taskRecord(view: ContactView, directory: Directory) {
  const { contact } = view;
  const owner = directory.agent(view.agentId);
  const queue = directory.queue(view.leg?.queueId);
  const reasonCode = view.phase === "ended" ? directory.wrapUpCodeName(contact.wrapUpCodeId) : undefined;
  return {
    id: contact.id,
    attributes: {
      // The OpenAPI requires both; a task that was never routed has neither, and they are null.
      owner: owner ? { id: owner.id, name: owner.name } : null,
      queue: queue ? { id: queue.id, name: queue.name } : null,
      channelType: channelTypeOf(contact.channel),
      status: statusOf(view),
      createdTime: contact.createdAt,
      lastUpdatedTime: lastUpdatedAt(view),
      captureRequested: captureRequestedOf(view),
      origin: contact.origin,
      destination: contact.destination,
      direction: contact.direction,
      ...(reasonCode === undefined ? {} : { reasonCode }),
    },
  };
}

/**
 * Completed when the customer has gone, even while the agent still wraps up: Search ends a contact there as well. One that
 * an agent sent on to another queue waits again there, but is no longer abandoned when it leaves.
 */
function statusOf({ ended, contact, phase, leg }: ContactView): Status {
  const { outcome } = contact;
  if (ended) return outcome === "abandoned" || outcome === "short" ? "abandoned" : "completed";
  if (phase === "connected") return "assigned";
  if (!leg) return "created";
  return phase === "ringing" ? "offered" : "queued";
}

/** OpenAPI: goes on changing after the end, so it is never the closing time; here with wrap-up and the recording. */
function lastUpdatedAt({ contact, leg, lastActivityAt, now }: ContactView): number {
  const { captureReadyAt = 0 } = contact;
  return Math.max(lastActivityAt, leg?.enteredAt ?? 0, captureReadyAt <= now ? captureReadyAt : 0);
}
