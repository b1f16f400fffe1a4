import type { Clock } from "../../clock.js";
import { Refusal } from "./refusal.js";

const MINUTE_MS = 60_000;
/** developer.webex.com, Contact Center rate limiting: 300 requests a minute for a client id, whichever org it asks about. */
const REQUESTS_PER_MINUTE = 300;

/** Counts a request of that client; throws a 429 when the last sixty seconds are full. Refused ones are not counted. */
export function createRateLimit(clock: Clock): (clientId: string) => void {
  const recent = new Map<string, number[]>();
  return (clientId) => {
    const now = clock.now();
    // The clock can be moved back by hand: requests of a future that was left do not count.
    const counted = (recent.get(clientId) ?? []).filter((at) => at > now - MINUTE_MS && at <= now);
    recent.set(clientId, counted);
    const [oldest] = counted;
    if (counted.length >= REQUESTS_PER_MINUTE && oldest !== undefined) {
      throw new Refusal(429, "too many requests", Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1000)));
    }
    counted.push(now);
  };
}
