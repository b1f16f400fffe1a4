import { createHmac } from "node:crypto";
import { subscriptionId } from "../../src/orgs/event-subscription.js";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { seedStore } from "../../src/sandbox/seed.js";
import type { SandboxOptions } from "../../src/sandbox/start.js";
import * as world from "../../src/sandbox/world.js";
import { type Floor, FRIDAY_MORNING } from "./floor.js";

const WRITING = ["cjp:config_read", "cjp:config_write", "spark:people_read"];

/** A floor's first moment on which Harbor was connected `with changes`. */
export const connectedWithChanges: NonNullable<SandboxOptions["seed"]> = async (store, { issueGrant }) => {
  const clock = createSandboxClock({ start: Date.parse(FRIDAY_MORNING), running: false });
  await seedStore({ store, clock, world, issueGrant: ({ email }) => issueGrant({ email, scopes: WRITING }) });
};

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly destinationUrl: string;
  readonly eventTypes: readonly string[];
}

/** What an administrator of Harbor does at Contact Center by hand. */
export async function atContactCenter(floor: Floor, method: string, path: string, body?: object): Promise<string> {
  const { access_token } = floor.cloud.issueGrant({ email: "priya.nair@harbor.example", scopes: WRITING });
  const response = await fetch(`${floor.cloudUrl}/wxcc/us1${path}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Contact Center answered ${response.status}: ${text}`);
  return text;
}

/** Harbor's subscriptions as Contact Center lists them. */
export async function listSubscriptions(floor: Floor): Promise<readonly Listed[]> {
  const { data }: { data: Listed[] } = JSON.parse(await atContactCenter(floor, "GET", "/v2/subscriptions"));
  return data;
}

/** A subscription of somebody, to any address. */
export const subscribe = (floor: Floor, destinationUrl: string): Promise<string> =>
  atContactCenter(floor, "POST", "/v2/subscriptions", {
    name: "somebody's own",
    eventTypes: ["capture:available"],
    destinationUrl,
    resourceVersion: "capture:1.0.0",
  });

/** A delivery made by hand; what is not said is as Contact Center would make it. */
export interface HandMade {
  readonly taskId: string;
  /** Which of Harbor's subscriptions it is for; captures when absent. */
  readonly resource?: "capture" | "task";
  readonly eventId?: string;
  readonly type?: string;
  readonly orgId?: string;
  readonly sentAt?: number;
  readonly timestampHeader?: string;
  readonly secret?: string;
  readonly ticket?: string;
}

/** The address within a delivery that nobody may see anywhere. */
export const SIGNED = "https://storage.example/recording.wav?X-Amz-Signature=0ff1ce";

/** Posts a delivery to the service; resolves with the HTTP status. */
export async function announce(floor: Floor, event: HandMade): Promise<number> {
  const record = await floor.store().subscriptions.get(subscriptionId(world.harbor.id, event.resource));
  const sentAt = event.sentAt ?? floor.clock.now();
  const body = JSON.stringify({
    id: event.eventId ?? "event-1",
    specversion: "1.0",
    type: event.type ?? "capture:available",
    source: "/com/cisco/wxcc/subscription",
    comciscoorgid: event.orgId ?? world.harbor.id,
    comciscotimestamp: String(sentAt),
    datacontenttype: "application/json",
    data: { taskId: event.taskId, filePath: SIGNED, createdTime: sentAt },
  });
  const signature = createHmac("sha256", event.secret ?? record?.secret ?? "")
    .update(body)
    .digest("hex");
  const response = await fetch(`${floor.serviceUrl}/wxcc/events/${event.ticket ?? record?.ticket}`, {
    method: "POST",
    headers: {
      "X-WebexCC-Signature": signature,
      "X-WebExCC-Timestamp": event.timestampHeader ?? String(sentAt),
      "X-WebexCC-Webhook-Version": "capture:1.0.0",
    },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}
