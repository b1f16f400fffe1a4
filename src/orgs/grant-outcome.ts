import type { JsonAnswer } from "./ask-json.js";
import { type GrantAnswer, grantAnswerSchema, grantErrorSchema } from "./grant-answer.js";

/** What a request to `/access_token` came to. `reason` is for the log and holds no secret. */
export type GrantOutcome =
  | { readonly kind: "granted"; readonly grant: GrantAnswer }
  /** The code or the grant is dead: a person must sign in again. */
  | { readonly kind: "refused"; readonly reason: string }
  /** Webex does not accept this service itself (client id, secret, redirect): no org is at fault. */
  | { readonly kind: "misconfigured"; readonly reason: string }
  | {
      readonly kind: "retry";
      readonly why: "busy" | "unavailable" | "timeout" | "nonsense";
      readonly retryAfterSeconds: number | undefined;
      readonly reason: string;
    };

const ourOwnErrors = new Set(["invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope"]);

/** webexapis.com often answers with a sentence instead of an OAuth code; this one blames the client, not the grant. */
const blamesClient = /client[ _-]?(secret|authentication|credentials?)/i;

/** Reads an answer. Webex calls a dead refresh token `invalid_request` as well as `invalid_grant`, so any other 400 or 401 means the grant. */
export function grantOutcome(answer: JsonAnswer): GrantOutcome {
  if (answer.kind === "no-answer") {
    const why = answer.why === "timeout" ? "timeout" : "unavailable";
    return { kind: "retry", why, retryAfterSeconds: undefined, reason: `no answer (${answer.why})` };
  }
  const { status, retryAfterSeconds } = answer;
  if (status === 200) {
    const parsed = grantAnswerSchema.safeParse(answer.body);
    if (parsed.success) return { kind: "granted", grant: parsed.data };
    return { kind: "retry", why: "nonsense", retryAfterSeconds, reason: "200 with a body that is no grant" };
  }
  const error = grantErrorSchema.safeParse(answer.body).data ?? {};
  const reason = describe(status, error, answer.trackingId);
  if (status === 429) return { kind: "retry", why: "busy", retryAfterSeconds, reason };
  if (status === 408 || status >= 500) return { kind: "retry", why: "unavailable", retryAfterSeconds, reason };
  const grantIsDead = (status === 400 || status === 401) && !isOurOwnFault(error);
  return grantIsDead ? { kind: "refused", reason } : { kind: "misconfigured", reason };
}

type GrantError = Partial<Record<"error" | "error_description" | "message" | "trackingId", string | undefined>>;

const isOurOwnFault = ({ error, error_description, message }: GrantError): boolean =>
  ourOwnErrors.has(error ?? "") || blamesClient.test(`${error_description ?? ""} ${message ?? ""}`);

const describe = (status: number, error: GrantError, trackingId: string | undefined): string =>
  [status, error.error, error.error_description ?? error.message, error.trackingId ?? trackingId]
    .filter((part) => part !== undefined)
    .join(" · ")
    .slice(0, 300);
