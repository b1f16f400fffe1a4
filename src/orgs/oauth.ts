import { askJson, type Edge } from "./ask-json.js";
import { authorizeUrl } from "./authorize-url.js";
import { type GrantOutcome, grantOutcome } from "./grant-outcome.js";

/** The integration that orgs consent to. */
export interface OAuthConfig {
  /** `WEBEX_API_URL`. */
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** `PUBLIC_URL/auth/callback`. */
  readonly redirectUri: string;
}

/** Webex's sign-in as the service uses it. Nothing here rejects: every way it can end is a {@link GrantOutcome}. */
export interface OAuth {
  authorizeUrl(request: {
    readonly scopes: readonly string[];
    readonly state: string;
    readonly codeChallenge: string;
  }): string;
  exchangeCode(request: { readonly code: string; readonly codeVerifier: string }): Promise<GrantOutcome>;
  refreshGrant(refreshToken: string): Promise<GrantOutcome>;
}

/** Speaks to `<apiUrl>/authorize` and `<apiUrl>/access_token`, ten seconds at most. */
export function createOAuth(config: OAuthConfig, edge: Edge): OAuth {
  async function grant(fields: Record<string, string>): Promise<GrantOutcome> {
    const body = new URLSearchParams({
      ...fields,
      client_id: config.clientId,
      client_secret: config.clientSecret,
    });
    const headers = { accept: "application/json" };
    return grantOutcome(await askJson(edge, `${config.apiUrl}/access_token`, { method: "POST", headers, body }));
  }

  return {
    authorizeUrl: (request) => authorizeUrl({ ...config, ...request }),
    exchangeCode: ({ code, codeVerifier }) =>
      grant({
        grant_type: "authorization_code",
        code,
        redirect_uri: config.redirectUri,
        code_verifier: codeVerifier,
      }),
    refreshGrant: (refreshToken) => grant({ grant_type: "refresh_token", refresh_token: refreshToken }),
  };
}
