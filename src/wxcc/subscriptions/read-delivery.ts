import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../../parse-json.js";
import { type ResourceName, resources } from "./resource.js";

/** A delivery, judged. Nothing of a refused one is to be believed. */
export type Delivery =
  | { readonly kind: "refused"; readonly why: "signature" | "body" | "timestamp" | "org" }
  /** An event that nobody here asked for. */
  | { readonly kind: "other" }
  | { readonly kind: "capture-available"; readonly eventId: string; readonly taskId: string }
  /** Something has changed in who waits and who is free. */
  | { readonly kind: "task-moved" };

/** What a delivery's headers hold. */
export interface DeliveryHeaders {
  /** `X-WebexCC-Signature`. */
  readonly signature: string | undefined;
  /** `X-WebExCC-Timestamp`, epoch milliseconds. */
  readonly timestamp: string | undefined;
}

/** How far the moment of a delivery may be from ours, both ways; what is older may be a copy that somebody kept. */
const TOLERANCE_MS = 5 * 60_000;

/** CloudEvents 1.0 with Cisco's additions; the signed address in it is left where it is. */
const eventSchema = z.object({
  id: z.string().min(1).max(200),
  type: z.string(),
  comciscoorgid: z.string(),
  comciscotimestamp: z.coerce.string(),
  data: z.object({ taskId: z.string().min(1).max(100).optional() }).nullish(),
});

/** Signature over the very bytes first, in constant time; then the moment, which the body and the header must agree on; then the org. Absent, the resource is captures. */
export function readDelivery(
  raw: Buffer,
  headers: DeliveryHeaders,
  known: { readonly orgId: string; readonly secret: string; readonly resource?: ResourceName | undefined },
  now: number,
): Delivery {
  if (!isSigned(raw, headers.signature, known.secret)) return { kind: "refused", why: "signature" };
  const event = eventSchema.safeParse(parseJson(raw.toString("utf8"))).data;
  if (!event) return { kind: "refused", why: "body" };
  const sentAt = Number(event.comciscotimestamp);
  const isTimely = Number.isFinite(sentAt) && Math.abs(now - sentAt) <= TOLERANCE_MS;
  if (!isTimely || headers.timestamp !== event.comciscotimestamp) return { kind: "refused", why: "timestamp" };
  if (event.comciscoorgid.toLowerCase() !== known.orgId) return { kind: "refused", why: "org" };
  const { resource = "capture" } = known;
  const taskId = event.data?.taskId;
  if (!resources[resource].eventTypes.includes(event.type) || taskId === undefined) return { kind: "other" };
  if (resource === "task") return { kind: "task-moved" };
  return { kind: "capture-available", eventId: event.id, taskId };
}

/** Lowercase hex of HMAC-SHA256 (developer.webex.com, using webhooks). */
function isSigned(raw: Buffer, given: string | undefined, secret: string): boolean {
  if (!given || !/^[0-9a-f]{64}$/i.test(given)) return false;
  return timingSafeEqual(createHmac("sha256", secret).update(raw).digest(), Buffer.from(given, "hex"));
}
