import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createOAuth } from "../../../src/orgs/oauth.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";

const clock = createSandboxClock({ start: Date.parse("2026-11-20T08:00:00Z"), running: false });
const config = {
  apiUrl: "https://webexapis.com/v1",
  clientId: `C${"0".repeat(64)}`,
  clientSecret: "hush",
  redirectUri: "https://floorwalker.example.com/auth/callback",
};
const oauth = createOAuth(config, { fetch, clock });
const endpoint = (form: Record<string, string>) =>
  nock("https://webexapis.com", { reqheaders: { "content-type": /^application\/x-www-form-urlencoded/ } }).post(
    "/v1/access_token",
    { ...form, client_id: config.clientId, client_secret: "hush" },
  );
const refresh = () => endpoint({ grant_type: "refresh_token", refresh_token: "r1" });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.enableNetConnect();
});

test("the code is exchanged with redirect address and PKCE verifier", async () => {
  const form = { grant_type: "authorization_code", code: "c1", redirect_uri: config.redirectUri, code_verifier: "v1" };
  endpoint(form).reply(200, {
    access_token: "a1",
    expires_in: 1209599,
    refresh_token: "r1",
    refresh_token_expires_in: 7775999,
    token_type: "Bearer",
    scope: "cjp:config_read spark:people_read",
  });
  expect(await oauth.exchangeCode({ code: "c1", codeVerifier: "v1" })).toMatchObject({
    kind: "granted",
    grant: { access_token: "a1", expires_in: 1209599, scope: "cjp:config_read spark:people_read" },
  });
});

test("an answer with the four fields of the old samples, or without a refresh token, is a grant too", async () => {
  const four = { access_token: "a2", expires_in: "43199", refresh_token: "r2", refresh_token_expires_in: 5086614 };
  refresh().reply(200, four);
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "granted", grant: { expires_in: 43199 } });
  refresh().reply(200, { access_token: "a3", expires_in: 60 });
  expect(await oauth.refreshGrant("r1")).toEqual({ kind: "granted", grant: { access_token: "a3", expires_in: 60 } });
});

test.each([
  [400, { error: "invalid_grant" }],
  [
    400,
    {
      error: "invalid_request",
      error_description: "The refresh token provided is expired, revoked, malformed, or invalid.",
    },
  ],
  [
    401,
    { message: "The request requires a valid access token", errors: [{ description: "x" }], trackingId: "ROUTER_1" },
  ],
  [401, ""],
])("%i %j means that the grant is dead", async (status, body) => {
  refresh().reply(status, body);
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "refused" });
});

test.each([
  [401, { error: "invalid_client" }],
  [400, { error: "unauthorized_client" }],
  [401, { message: "Client authentication failed", trackingId: "ROUTER_2" }],
  [403, ""],
  [404, "<html>"],
  [307, ""],
])("%i %j is our own configuration", async (status, body) => {
  refresh().reply(status, body, { location: "https://elsewhere.example/" });
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "misconfigured" });
});

test("429 asks for a pause, in seconds or until a date", async () => {
  refresh().reply(429, "", { "Retry-After": "12" });
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "retry", why: "busy", retryAfterSeconds: 12 });
  refresh().reply(429, "", { "Retry-After": "Fri, 20 Nov 2026 08:01:30 GMT" });
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "retry", why: "busy", retryAfterSeconds: 90 });
});

test("5xx, a broken connection and nonsense may be tried again", async () => {
  refresh().reply(502, "<html>bad gateway</html>");
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "retry", why: "unavailable" });
  refresh().replyWithError("connection reset");
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "retry", why: "unavailable" });
  refresh().reply(200, "OK");
  expect(await oauth.refreshGrant("r1")).toMatchObject({ kind: "retry", why: "nonsense" });
});

test("a reason for the log carries Webex's tracking id and none of our secrets", async () => {
  refresh().reply(400, { message: "POST failed", trackingId: "ROUTERGW_9" });
  const outcome = await oauth.refreshGrant("r1");
  expect(outcome).toMatchObject({ reason: expect.stringContaining("ROUTERGW_9") });
  expect(JSON.stringify(outcome)).not.toMatch(/hush|r1/);
});
