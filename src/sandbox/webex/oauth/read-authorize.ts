import { z } from "zod";
import { readInput } from "../read-input.js";
import { badRequest } from "../refusal.js";
import type { Consent } from "./codes.js";
import { REGISTERED_SCOPES } from "./scopes.js";

/** What the integration sends people to the authorize page with. */
const paramsSchema = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.string().optional(),
  scope: z.string().optional(),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
});
export type AuthorizeParams = z.infer<typeof paramsSchema>;

/** The integration as it is registered. */
export interface Integration {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whether a redirect address is one of those registered. */
  readonly mayRedirectTo: (redirectUri: string) => boolean;
}

/** Registered for development: this machine at any port. */
export const isLoopbackCallback = (redirectUri: string): boolean =>
  /^http:\/\/(127\.0\.0\.1|localhost):\d+\/auth\/callback$/.test(redirectUri);

type Authorization =
  | { readonly params: AuthorizeParams; readonly consent: Omit<Consent, "person"> }
  /** The integration is told by redirect. */
  | { readonly params: AuthorizeParams; readonly error: string; readonly description: string };

/**
 * Checks what came to the authorize page. Throws a Refusal, shown to the person, when client or redirect address are
 * not the registered ones: then nobody may be redirected.
 */
export function readAuthorize(input: unknown, integration: Integration): Authorization {
  const params = readInput(paramsSchema, input);
  if (params.client_id !== integration.clientId) throw badRequest("There is no integration with this client_id.");
  if (!integration.mayRedirectTo(params.redirect_uri))
    throw badRequest("The redirect_uri is not one that is registered for this integration.");
  const scopes = (params.scope ?? "").split(" ").filter(Boolean);
  const unknown = scopes.filter((scope) => !REGISTERED_SCOPES.includes(scope));
  const method = params.code_challenge_method ?? "plain";
  const refuse = (error: string, description: string) => ({ params, error, description });

  if (params.response_type !== "code") return refuse("unsupported_response_type", "response_type must be code.");
  if (scopes.length === 0) return refuse("invalid_scope", "At least one scope is needed.");
  if (unknown.length > 0) return refuse("invalid_scope", `Not registered: ${unknown.join(" ")}.`);
  if (method !== "S256" && method !== "plain")
    return refuse("invalid_request", "code_challenge_method must be S256 or plain.");
  const value = params.code_challenge;
  const challenge: Consent["challenge"] = value === undefined ? undefined : { value, method };
  return {
    params,
    consent: { clientId: params.client_id, redirectUri: params.redirect_uri, scopes, challenge },
  };
}
