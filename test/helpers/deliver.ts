import { bot, credentials, webexId } from "../../src/sandbox/world.js";
import { sign } from "../../src/webex/signature.js";
import type { Floor } from "./floor.js";

/** An event as Webex announces it, without its content. */
export interface Announcement {
  readonly resource: "messages" | "attachmentActions";
  readonly event: "created" | "updated" | "deleted";
  readonly data: { readonly id: string; readonly roomId?: string; readonly personId?: string };
}

/** Webex's own hand at the webhook: delivers an announcement and resolves with the HTTP status of the service. */
export async function deliver(
  floor: Floor,
  announcement: Announcement,
  secret: string = credentials.webhookSecret,
): Promise<number> {
  const name = Buffer.from(`${new URL(floor.serviceUrl).host} ${bot.email}`).toString("base64");
  const actorId = webexId("PEOPLE", bot.uuid);
  const body = JSON.stringify({ id: "webhook", name, actorId, ...announcement });
  const response = await fetch(`${floor.serviceUrl}/webex/webhook`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-spark-signature": sign(secret, body) },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

interface ListedWebhook {
  readonly id: string;
  readonly name: string;
  readonly resource: string;
  readonly event: string;
  readonly status: string;
  readonly targetUrl: string;
}

/** The service's webhooks as Webex lists them. */
export async function listWebhooks(floor: Floor): Promise<readonly ListedWebhook[]> {
  const response = await fetch(`${floor.cloudUrl}/v1/webhooks`, {
    headers: { authorization: `Bearer ${credentials.botToken}` },
  });
  const { items }: { items: ListedWebhook[] } = JSON.parse(await response.text());
  return items;
}
