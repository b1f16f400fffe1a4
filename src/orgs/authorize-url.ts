/** What the sign-in page of Webex is told. */
export interface AuthorizeRequest {
  /** `WEBEX_API_URL`, ends in `/v1`. */
  readonly apiUrl: string;
  readonly clientId: string;
  /** Must equal a registered one byte for byte. */
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  /** S256 form of the PKCE verifier. */
  readonly codeChallenge: string;
}

/** Where the administrator signs in. `prompt=login` asks for the account again, so that a browser's old session does not answer unseen. */
export function authorizeUrl(request: AuthorizeRequest): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(" "),
    state: request.state,
    prompt: "login",
    code_challenge: request.codeChallenge,
    code_challenge_method: "S256",
  });
  return `${request.apiUrl}/authorize?${query}`;
}
