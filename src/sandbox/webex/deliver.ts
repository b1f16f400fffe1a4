import { createHmac } from "node:crypto";
import type { FetchText } from "../../webex/kept-alive-fetch.js";
import type { CloudEvent } from "./cloud-event.js";
import type { Directory } from "./directory.js";
import { makeId } from "./ids.js";
import { wantsEvent } from "./match-webhook.js";
import { showActionEnvelope, showMembership, showMessageEnvelope, showSpace } from "./show.js";
import type { WebhookRecord, Webhooks } from "./webhooks.js";

/** Disturbs one delivery: how often it is sent, how late, or not at all. */
export interface DeliveryFault {
  readonly copies: number;
  readonly delayMs: number;
  readonly lost: boolean;
}

interface DeliveryDeps {
  readonly webhooks: Webhooks;
  readonly directory: Directory;
  readonly fetch: FetchText;
  /** Real milliseconds after which a silent receiver counts as failed. */
  readonly timeoutMs: number;
  readonly disturb: (event: CloudEvent) => DeliveryFault | undefined;
  readonly wait: (realMs: number) => Promise<unknown>;
  /** Ends deliveries under way. */
  readonly signal: AbortSignal;
}

/** Sends an event to every webhook that wants it. Nothing is ever sent again after a failure, as with Webex. */
export function createDelivery(deps: DeliveryDeps): (event: CloudEvent) => void {
  async function send(webhook: WebhookRecord, body: string): Promise<void> {
    const answered = await deps
      .fetch(webhook.targetUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(webhook.secret ? { "x-spark-signature": sign(webhook.secret, body) } : {}),
        },
        body,
        signal: AbortSignal.any([deps.signal, AbortSignal.timeout(deps.timeoutMs)]),
      })
      .then(
        async (response) => {
          await response.text();
          return response.status >= 200 && response.status < 300;
        },
        () => false,
      );
    if (!answered && !deps.signal.aborted) deps.webhooks.failed(webhook);
  }

  return (event) => {
    const data = describe(event, deps.directory);
    for (const webhook of deps.webhooks.all()) {
      if (!wantsEvent(webhook, event, data)) continue;
      const body = JSON.stringify(envelope(webhook, event, data));
      const fault = deps.disturb(event);
      if (fault?.lost) continue;
      const ready = fault?.delayMs ? deps.wait(fault.delayMs) : Promise.resolve();
      for (let copy = 0; copy < (fault?.copies ?? 1); copy++) void ready.then(() => send(webhook, body));
    }
  };
}

/** Webex signs the exact bytes it sends with SHA-1 (webhooks guide). */
const sign = (secret: string, body: string) => createHmac("sha1", secret).update(body).digest("hex");

function describe(event: CloudEvent, directory: Directory): object {
  switch (event.resource) {
    case "messages":
      return showMessageEnvelope(event.message, event.space, directory);
    case "attachmentActions":
      return showActionEnvelope(event.action);
    case "memberships":
      return showMembership(event.membership, event.space, directory);
    case "rooms": {
      const actor = directory.byUuid(event.actorUuid);
      return actor ? showSpace(event.space, actor, directory) : {};
    }
  }
}

/** The webhook itself without its secret, and in it what happened. */
function envelope(webhook: WebhookRecord, event: CloudEvent, data: object): object {
  return {
    ...showWebhook(webhook),
    resource: event.resource,
    event: event.event,
    actorId: makeId("PEOPLE", event.actorUuid),
    data,
  };
}

/** A webhook as its owner reads it; the secret is write-only here and in envelopes. */
export const showWebhook = (webhook: WebhookRecord): object => ({
  id: makeId("WEBHOOK", webhook.uuid),
  name: webhook.name,
  targetUrl: webhook.targetUrl,
  resource: webhook.resource,
  event: webhook.event,
  ...(webhook.filter ? { filter: webhook.filter } : {}),
  orgId: makeId("ORGANIZATION", webhook.owner.orgId),
  createdBy: makeId("PEOPLE", webhook.owner.uuid),
  appId: makeId("APPLICATION", webhook.clientId),
  ownedBy: "creator",
  status: webhook.status,
  created: new Date(webhook.created).toISOString(),
});
