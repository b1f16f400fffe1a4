import { createHmac, timingSafeEqual } from "node:crypto";

/** Only the sandbox itself believes these signatures. */
const SECRET = "sandbox-storage-secret";
const ACCESS_KEY = "AKIASANDBOX000000000";
const ALGORITHM = "AWS4-HMAC-SHA256";
/** The bucket's name as Cisco's own has it, with the region in the middle. */
const bucketOf = (region: string) => `cjp-ccone-prod${region}-media-storage-recording`;

/** What S3 calls the signature in a query. */
export const SIGNATURE = "X-Amz-Signature";

/** An object that may be fetched for a while by whoever has its address. */
export interface Grant {
  readonly method: "GET" | "HEAD";
  /** Where the storage can be reached, `http://127.0.0.1:4000`. */
  readonly origin: string;
  readonly region: string;
  readonly key: string;
  /** Epoch milliseconds; S3 keeps whole seconds of it. */
  readonly signedAt: number;
  readonly expiresSeconds: number;
}

/**
 * A pre-signed address, in the shape of S3's: the signature covers method, host, path and every other parameter, so that
 * an address signed for GET is refused for HEAD.
 */
export function signUrl({ method, origin, region, key, signedAt, expiresSeconds }: Grant): string {
  const url = new URL(`/storage/${bucketOf(region)}/${key}`, origin);
  const date = amzDate(signedAt);
  const parameters = {
    "X-Amz-Algorithm": ALGORITHM,
    "X-Amz-Credential": `${ACCESS_KEY}/${date.slice(0, 8)}/us-east-1/s3/aws4_request`,
    "X-Amz-Date": date,
    "X-Amz-Expires": String(expiresSeconds),
    "X-Amz-SignedHeaders": "host",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  url.searchParams.set(SIGNATURE, signatureOf(method, url.host, url.pathname, url.searchParams));
  return url.href;
}

/** Whether a request has the signature that its own method, host, path and parameters ask for. */
export function isSigned(method: string, host: string, path: string, parameters: URLSearchParams): boolean {
  const given = Buffer.from(parameters.get(SIGNATURE) ?? "");
  const right = Buffer.from(signatureOf(method, host, path, parameters));
  return given.length === right.length && timingSafeEqual(given, right);
}

/** The instant of an `X-Amz-Date`, epoch milliseconds; undefined for anything else. */
export function readAmzDate(text: string): number | undefined {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

const amzDate = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, "");

function signatureOf(method: string, host: string, path: string, parameters: URLSearchParams): string {
  const signed = new URLSearchParams(parameters);
  signed.delete(SIGNATURE);
  signed.sort();
  return createHmac("sha256", SECRET).update([method, host, path, signed].join("\n")).digest("hex");
}
