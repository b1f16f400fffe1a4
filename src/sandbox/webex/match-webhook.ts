import type { CloudEvent } from "./cloud-event.js";
import { makeId } from "./ids.js";
import { mayKnow } from "./may-know.js";
import type { WebhookRecord } from "./webhooks.js";

/** The firehose leaves out attachment actions: they need a webhook of their own (webhooks guide). */
const FIREHOSE = ["memberships", "messages", "rooms"];

/** Whether this webhook wants this event and its owner may know of it. `data` is what would be sent. */
export function wantsEvent(webhook: WebhookRecord, event: CloudEvent, data: object): boolean {
  return (
    webhook.status === "active" &&
    wantsResource(webhook, event) &&
    mayKnow(webhook.owner, event) &&
    passesFilter(webhook, data)
  );
}

function wantsResource(webhook: WebhookRecord, event: CloudEvent): boolean {
  const resource = webhook.resource === "all" ? FIREHOSE.includes(event.resource) : webhook.resource === event.resource;
  return resource && (webhook.event === "all" || webhook.event === event.event);
}

function passesFilter(webhook: WebhookRecord, data: object): boolean {
  const fields = new Map(Object.entries(data));
  const mine = makeId("PEOPLE", webhook.owner.uuid);
  return [...new URLSearchParams(webhook.filter ?? "")].every(([name, wanted]) => {
    const value: unknown = name === "roomId" && !fields.has("roomId") ? fields.get("id") : fields.get(name);
    const expected = wanted === "me" ? mine : wanted;
    return Array.isArray(value) ? value.includes(expected) : String(value) === expected;
  });
}
