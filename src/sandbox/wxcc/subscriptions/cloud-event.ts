import { createHmac } from "node:crypto";
import { stableId } from "../../model/stable-id.js";
import type { Subscription } from "./create-subscriptions.js";
import type { Happening } from "./event-source.js";

/** One delivery, ready to be posted. */
export interface Delivery {
  readonly type: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A happening as a CloudEvent. The id is the same whenever it is sent to the same subscription again. The signature is over
 * the very bytes of the body; without a secret there is none.
 */
export function asCloudEvent(subscription: Subscription, happening: Happening, now: number): Delivery {
  const { type, key } = happening;
  const body = JSON.stringify({
    id: stableId(`${subscription.id}/${key}/${type}`),
    specversion: "1.0",
    type,
    source: `/com/cisco/wxcc/${subscription.id}`,
    comciscoorgid: subscription.orgId,
    comciscotimestamp: String(now),
    datacontenttype: "application/json",
    data: happening.data(subscription, now),
  });
  const { secret, resourceVersion } = subscription;
  return {
    type,
    url: subscription.destinationUrl,
    body,
    headers: {
      "content-type": "application/json",
      ...(secret ? { "X-WebexCC-Signature": createHmac("sha256", secret).update(body).digest("hex") } : {}),
      ...(resourceVersion ? { "X-WebExCC-Timestamp": String(now), "X-WebexCC-Webhook-Version": resourceVersion } : {}),
    },
  };
}
