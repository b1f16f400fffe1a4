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

const headers = { authorization: `Bearer ${credentials.botToken}`, "content-type": "application/json" };

/** The id of the webhook that brings messages. */
export async function firehose(floor: Floor): Promise<string> {
  const found = (await listWebhooks(floor)).find((webhook) => webhook.resource === "all");
  if (!found) throw new Error("there is no webhook for messages");
  return found.id;
}

export async function removeWebhook(floor: Floor, id: string): Promise<void> {
  await fetch(`${floor.cloudUrl}/v1/webhooks/${id}`, { method: "DELETE", headers });
}

/** What somebody who has the bot's token can do to its webhook. */
export async function changeWebhook(
  floor: Floor,
  id: string,
  change: { readonly secret?: string; readonly targetUrl?: string },
): Promise<void> {
  const webhook = (await listWebhooks(floor)).find((each) => each.id === id);
  const body = JSON.stringify({ name: webhook?.name, targetUrl: webhook?.targetUrl, ...change });
  const response = await fetch(`${floor.cloudUrl}/v1/webhooks/${id}`, { method: "PUT", headers, body });
  if (!response.ok) throw new Error(`Webex answered ${response.status}`);
}

/** A webhook of the same bot that is none of the service's business; resolves with its id. */
export async function addForeignWebhook(floor: Floor): Promise<string> {
  const wanted = { name: "of somebody else", targetUrl: "http://127.0.0.1:9/elsewhere" };
  const body = JSON.stringify({ ...wanted, resource: "messages", event: "created" });
  const response = await fetch(`${floor.cloudUrl}/v1/webhooks`, { method: "POST", headers, body });
  const { id }: { id: string } = JSON.parse(await response.text());
  return id;
}

/** What `/readyz` says. */
export async function readiness(floor: Floor): Promise<{ status: number; reasons: string[] }> {
  const response = await fetch(`${floor.serviceUrl}/readyz`);
  const { reasons }: { reasons: string[] } = JSON.parse(await response.text());
  return { status: response.status, reasons };
}

export const isReady = { status: 200, reasons: [] };
