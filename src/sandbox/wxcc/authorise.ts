import type { Request } from "express";
import type { Identify, TokenIdentity } from "../contracts.js";
import { Refusal } from "./refusal.js";

const READ_SCOPES = ["cjp:config", "cjp:config_read"];

/** Who may call, where it is not an administrator with the right to read. */
interface Permission {
  /** One of these is enough. */
  readonly scopes?: readonly string[];
  /** Supervisors may, too. */
  readonly supervisors?: boolean;
}

/** Whether a text is a plain UUID; Webex's base64 ids are not. */
const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

/** Who calls, once the token, the rate, the scope and the role are right; a {@link Refusal} otherwise. */
export function createAuthorise(deps: {
  readonly identify: Identify;
  readonly limitRate: (clientId: string) => void;
}): (request: Request, permission?: Permission) => TokenIdentity {
  return (request, { scopes = READ_SCOPES, supervisors = false } = {}) => {
    const header = request.get("authorization");
    if (header === undefined) throw new Refusal(401, "Authorization header is missing");
    const [, token] = /^Bearer (\S+)$/.exec(header) ?? [];
    if (token === undefined) throw new Refusal(400, "Authorization header is malformed");
    const identity = deps.identify(token);
    if (!identity) throw new Refusal(401, "Access token is invalid or has expired");
    deps.limitRate(identity.clientId);
    const mayAct = identity.admin || (supervisors && identity.supervisor);
    if (!mayAct || !scopes.some((scope) => identity.scopes.includes(scope))) {
      throw new Refusal(403, "Access denied - Client is forbidden access to the resource");
    }
    return identity;
  };
}

/** The org asked about: the token's own, whether it is named or not. */
export function orgOf(identity: TokenIdentity, named: unknown): string {
  if (named === undefined) return identity.orgId;
  if (typeof named !== "string" || !isUuid(named)) throw new Refusal(400, "orgId: must be a valid UUID");
  if (named.toLowerCase() !== identity.orgId) {
    throw new Refusal(403, "Access denied - the token has no access to this organization");
  }
  return identity.orgId;
}
