import { isSigned, readAmzDate, SIGNATURE } from "./sign-url.js";

/** What S3 says instead of giving an object. */
export interface StorageRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Further elements of the XML. */
  readonly more?: Readonly<Record<string, string | number>>;
}

/** A request as the signature sees it. */
export interface SignedRequest {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly authorization: string | undefined;
}

const REQUIRED = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Date",
  "X-Amz-Expires",
  "X-Amz-SignedHeaders",
  SIGNATURE,
];
/** S3's limit: a week. */
const LONGEST_SECONDS = 604_800;
/** Clocks may differ by that much. */
const EARLY_MS = 15 * 60_000;

/** Why a request may not have its object at `now`; undefined when it may. */
export function refuseRequest(request: SignedRequest, now: number): StorageRefusal | undefined {
  const { parameters, authorization } = request;
  if (authorization !== undefined && parameters.size > 0) return twoMechanisms(authorization);
  if (parameters.size === 0) return { status: 403, code: "AccessDenied", message: "Access Denied" };
  const seconds = Number(parameters.get("X-Amz-Expires"));
  const signedAt = readAmzDate(parameters.get("X-Amz-Date") ?? "");
  const complete = REQUIRED.every((name) => parameters.has(name));
  const bounded = Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_SECONDS;
  if (!complete || !bounded || signedAt === undefined) return malformed;
  const { method, host, path } = request;
  if (!isSigned(method, host, path, parameters)) return forged;
  if (signedAt > now + EARLY_MS) return { status: 403, code: "AccessDenied", message: "Request is not valid yet" };
  const expiresAt = signedAt + seconds * 1000;
  return now < expiresAt ? undefined : expired(seconds, expiresAt, now);
}

const twoMechanisms = (authorization: string): StorageRefusal => ({
  status: 400,
  code: "InvalidArgument",
  message:
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
  // S3 repeats the header; here its first word is enough to recognise it.
  more: { ArgumentName: "Authorization", ArgumentValue: authorization.split(" ")[0] ?? "" },
});

const malformed: StorageRefusal = {
  status: 400,
  code: "AuthorizationQueryParametersError",
  message: "Query-string authentication version 4 requires X-Amz-Date and X-Amz-Expires of at most a week",
};

const forged: StorageRefusal = {
  status: 403,
  code: "SignatureDoesNotMatch",
  message:
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
};

const expired = (seconds: number, expiresAt: number, now: number): StorageRefusal => ({
  status: 403,
  code: "AccessDenied",
  message: "Request has expired",
  more: {
    "X-Amz-Expires": seconds,
    Expires: new Date(expiresAt).toISOString().replace(".000Z", "Z"),
    ServerTime: new Date(now).toISOString().replace(/\.\d{3}Z$/, "Z"),
  },
});
