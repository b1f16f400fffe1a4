import { createHmac, timingSafeEqual } from "node:crypto";

/** Webex signs the raw body with HMAC-SHA1 and sends it as lowercase hex in `X-Spark-Signature`. */
export const sign = (secret: string, rawBody: Buffer | string): string =>
  createHmac("sha1", secret).update(rawBody).digest("hex");

/** Compares in constant time; false for a missing or malformed header. */
export function isSignedBy(secret: string, rawBody: Buffer, header: string | undefined): boolean {
  if (!header || !/^[0-9a-f]{40}$/i.test(header)) return false;
  return timingSafeEqual(Buffer.from(sign(secret, rawBody), "hex"), Buffer.from(header, "hex"));
}
