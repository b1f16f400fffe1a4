import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { credentials, harbor } from "../../../../src/sandbox/world.js";
import { maya, personId, priya, startCloud } from "./start-cloud.js";

const redirectUri = "http://127.0.0.1:3000/auth/callback";
const verifier = "v".repeat(43);
const challenge = createHash("sha256").update(verifier).digest("base64url");
const client = { client_id: credentials.clientId, client_secret: credentials.clientSecret };
const asked = {
  response_type: "code",
  client_id: credentials.clientId,
  redirect_uri: redirectUri,
  scope: "cjp:config_read spark:people_read",
  state: "opaque state",
  code_challenge: challenge,
  code_challenge_method: "S256",
};
const authorizePath = (more: object = {}) =>
  `/v1/authorize?${new URLSearchParams(JSON.parse(JSON.stringify({ ...asked, ...more })))}`;

async function start(options: Parameters<typeof startCloud>[0] = {}) {
  const sandbox = await startCloud(options);
  const token = (form: Record<string, string>) =>
    sandbox.send("/v1/access_token", { method: "POST", body: new URLSearchParams(form) });
  const consent = async (more: object = {}) => {
    const { headers } = await sandbox.send(authorizePath({ login_as: priya, ...more }), {});
    return new URL(headers.get("location") ?? "").searchParams.get("code") ?? "";
  };
  const exchange = (code: string, more: Record<string, string> = {}) =>
    token({
      grant_type: "authorization_code",
      ...client,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      ...more,
    });
  const refresh = (refreshToken: string) =>
    token({ grant_type: "refresh_token", ...client, refresh_token: refreshToken });
  return { ...sandbox, token, consent, exchange, refresh };
}

test("the page names everybody and what is asked for; accepting sends a code and the state back", async () => {
  const { send, exchange, call } = await start();
  const page = await send(authorizePath(), {});
  expect(page.status).toBe(200);
  expect(page.body).toContain("Priya Nair");
  expect(page.body).toContain("cjp:config_read");
  expect(page.body).not.toContain("floorwalker@webex.bot");
  const decide = (decision: string) =>
    send("/v1/authorize", {
      method: "POST",
      body: new URLSearchParams({ ...asked, email: priya, decision }),
    });
  const accepted = await decide("accept");
  expect(accepted.status).toBe(302);
  const back = new URL(accepted.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(redirectUri);
  expect(back.searchParams.get("state")).toBe("opaque state");
  const granted = await exchange(back.searchParams.get("code") ?? "");
  expect(granted.body).toMatchObject({
    token_type: "Bearer",
    expires_in: 14 * 86_400,
    refresh_token_expires_in: 90 * 86_400,
    scope: "cjp:config_read spark:people_read",
  });
  expect(granted.body.access_token.split("_").slice(1)).toEqual(["SBX1", harbor.id]);
  const me = await call("GET", "/v1/people/me", undefined, granted.body.access_token);
  expect(me.body.id).toBe(personId(priya));
  const declined = new URL((await decide("decline")).headers.get("location") ?? "");
  expect(Object.fromEntries(declined.searchParams)).toMatchObject({ error: "access_denied", state: "opaque state" });
});

test.each([
  ["another client", { client_id: "C1" }],
  ["an address that is not registered", { redirect_uri: "https://elsewhere.example/auth/callback" }],
  ["another path", { redirect_uri: "http://127.0.0.1:3000/auth/callback/" }],
])("with %s nobody is redirected", async (_what, wrong) => {
  const { send } = await start();
  const { status, headers } = await send(authorizePath(wrong), {});
  expect(status).toBe(400);
  expect(headers.get("location")).toBeNull();
});

test.each([
  ["unsupported_response_type", { response_type: "token" }],
  ["invalid_scope", { scope: "cjp:config_read everything" }],
  ["invalid_scope", { scope: "" }],
  ["invalid_request", { code_challenge_method: "S512" }],
])("%s is told by redirect", async (error, wrong) => {
  const { send } = await start();
  const { headers } = await send(authorizePath(wrong), {});
  expect(new URL(headers.get("location") ?? "").searchParams.get("error")).toBe(error);
});

test("a code is good once, for five minutes, for its redirect address and its verifier", async () => {
  const { consent, exchange, clock } = await start();
  const spent = await consent();
  expect((await exchange(spent)).status).toBe(200);
  expect((await exchange(spent)).status).toBe(400);
  const late = await consent();
  clock.advance(5 * 60_000);
  expect((await exchange(late)).status).toBe(400);
  expect((await exchange(await consent(), { redirect_uri: "http://localhost:3000/auth/callback" })).status).toBe(400);
  expect((await exchange(await consent(), { code_verifier: "w".repeat(43) })).status).toBe(400);
  expect((await exchange(await consent({ code_challenge: verifier, code_challenge_method: "plain" }))).status).toBe(
    200,
  );
});

test("the token endpoint wants the secret, a known grant and a form", async () => {
  const { consent, exchange, token, send } = await start();
  expect((await exchange(await consent(), { client_secret: "wrong" })).status).toBe(401);
  const unknown = await token({ grant_type: "password", ...client });
  expect(unknown.status).toBe(400);
  expect(unknown.body).toMatchObject({ message: expect.any(String), errors: [{}], trackingId: expect.any(String) });
  const json = await send("/v1/access_token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(json.status).toBe(415);
});

test("a refresh token dies when it is used; the access token lives until its time is up", async () => {
  const { consent, exchange, refresh, call, clock } = await start();
  const first = (await exchange(await consent())).body;
  const second = (await refresh(first.refresh_token)).body;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(second.scope).toBe(first.scope);
  const again = await refresh(first.refresh_token);
  expect(again.status).toBe(400);
  expect(again.body.message).toContain("invalid_grant");
  const me = async (token: string) => (await call("GET", "/v1/people/me", undefined, token)).status;
  expect(await me(first.access_token)).toBe(200);
  clock.advance(14 * 86_400_000);
  expect(await me(second.access_token)).toBe(401);
  expect((await refresh(second.refresh_token)).status).toBe(200);
});

test("lifetimes can be set, and are kept", async () => {
  const { cloud, clock, call, refresh } = await start({ lifetimes: { accessSeconds: 60, refreshSeconds: 120 } });
  const grant = cloud.issueGrant({ email: maya, scopes: ["spark:people_read"] });
  expect(grant).toMatchObject({ expires_in: 60, refresh_token_expires_in: 120 });
  clock.advance(60_000);
  expect((await call("GET", "/v1/people/me", undefined, grant.access_token)).status).toBe(401);
  clock.advance(60_000);
  expect((await refresh(grant.refresh_token)).status).toBe(400);
});

test("revoking an organisation ends its grants and nobody else's", async () => {
  const { cloud, refresh, call } = await start();
  const harborGrant = cloud.issueGrant({ email: priya, scopes: ["cjp:config_read"] });
  const lumenGrant = cloud.issueGrant({ email: "camille.laurent@lumen.example", scopes: ["cjp:config_read"] });
  expect(cloud.identify(harborGrant.access_token)).toMatchObject({ orgId: harbor.id, admin: true });
  await call("POST", "/sandbox/revoke", { org: harbor.id }, null);
  expect(cloud.identify(harborGrant.access_token)).toBeUndefined();
  expect((await refresh(harborGrant.refresh_token)).status).toBe(400);
  expect((await refresh(lumenGrant.refresh_token)).status).toBe(200);
});
