import { createHmac } from "node:crypto";
import { type ContactCaptures, objectKeyOf } from "../../model/captures/capture.js";
import { stableId } from "../../model/stable-id.js";
import { signUrl } from "../../storage/sign-url.js";
import type { Subscription } from "./create-subscriptions.js";

/** One delivery, ready to be posted. */
export interface CaptureEvent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The address in an event is good for as long as captures' own are at most. */
const EXPIRES_SECONDS = 3600;

/**
 * `capture:available` as a CloudEvent: the first file of a contact can be fetched. The id is the same whenever it is sent
 * to the same subscription again. The signature is over the very bytes of the body; without a secret there is none.
 */
export function captureEvent(
  subscription: Subscription,
  captures: ContactCaptures,
  region: string,
  now: number,
): CaptureEvent {
  const { contact, readyAt } = captures;
  const file = captures.recordings[0] ?? captures.transcripts[0];
  const filePath =
    file &&
    signUrl({
      method: "GET",
      origin: subscription.origin,
      region,
      key: objectKeyOf(contact, file),
      signedAt: now,
      expiresSeconds: EXPIRES_SECONDS,
    });
  const body = JSON.stringify({
    id: stableId(`${subscription.id}/${contact.id}/capture:available`),
    specversion: "1.0",
    type: "capture:available",
    source: `/com/cisco/wxcc/${subscription.id}`,
    comciscoorgid: subscription.orgId,
    comciscotimestamp: String(now),
    datacontenttype: "application/json",
    data: { taskId: contact.id, filePath, createdTime: readyAt },
  });
  const { secret, resourceVersion } = subscription;
  return {
    url: subscription.destinationUrl,
    body,
    headers: {
      "content-type": "application/json",
      ...(secret ? { "X-WebexCC-Signature": createHmac("sha256", secret).update(body).digest("hex") } : {}),
      ...(resourceVersion ? { "X-WebExCC-Timestamp": String(now), "X-WebexCC-Webhook-Version": resourceVersion } : {}),
    },
  };
}
