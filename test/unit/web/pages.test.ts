import { randomBytes } from "node:crypto";
import { once } from "node:events";
import express from "express";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Card } from "../../../src/cards/card.js";
import { createLog } from "../../../src/log.js";
import { type Connecting, createConnecting } from "../../../src/orgs/connecting.js";
import { createOAuth } from "../../../src/orgs/oauth.js";
import { codeChallenge } from "../../../src/orgs/sign-in-state.js";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import { type SandboxPerson, webexId } from "../../../src/sandbox/world.js";
import type { Store } from "../../../src/store/store.js";
import { createPages } from "../../../src/web/pages.js";
import { openStore } from "../orgs/support/open-store.js";
import { asks, harbor, link, lumen, maya, orgRecord, personId, priya, spacesWith } from "../orgs/support/people.js";
import { type Asked, type Reply, startServer, type WebexServer } from "../orgs/support/webex-server.js";

const START = Date.parse("2026-11-20T08:00:00Z");
const MINUTE = 60_000;

let clock: SandboxClock;
let store: Store;
let webex: WebexServer;
let connecting: Connecting;
let base: string;
let announced: { spaceId: string; card: Card }[];
let logged: string[];
let announce: (spaceId: string, card: Card) => Promise<void>;
/** What Webex says at each path; a test replaces one. */
let says: Record<"/v1/access_token" | "/v1/people/me" | "region", (asked: Asked) => Reply | Promise<Reply>>;

const granted: Reply = {
  status: 200,
  body: { access_token: "secret-access", expires_in: 1_209_599, refresh_token: "secret-refresh" },
};
const profileOf = (person: SandboxPerson, more: object = {}): Reply => ({
  status: 200,
  body: {
    id: personId(person),
    displayName: person.displayName,
    emails: [person.email],
    orgId: webexId("ORGANIZATION", person.orgId),
    roles: [webexId("ROLE", "id_user_admin"), webexId("ROLE", "id_full_admin")],
    type: "person",
    ...more,
  },
});

beforeEach(async () => {
  clock = createSandboxClock({ start: START, running: false });
  store = await openStore(clock);
  announced = [];
  logged = [];
  announce = async (spaceId, card) => void announced.push({ spaceId, card });
  says = {
    "/v1/access_token": () => granted,
    "/v1/people/me": () => profileOf(priya),
    region: ({ path }) =>
      path === `/wxcc/us1/organization/${harbor.id}`
        ? { status: 200, body: { id: harbor.id, name: harbor.name, timezone: "America/New_York" } }
        : { status: 404 },
  };
  webex = await startServer((asked) => {
    if (asked.path === "/v1/access_token" || asked.path === "/v1/people/me") return says[asked.path](asked);
    return says.region(asked);
  });

  const app = express();
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const log = createLog({ level: "debug", destination: { write: (line: string) => logged.push(line) } });
  const redirectUri = `${base}/auth/callback`;
  const apiUrl = `${webex.url}/v1`;
  const edge = { fetch, clock };
  const made = createConnecting({
    ...edge,
    store,
    oauth: createOAuth({ apiUrl, clientId: "C1", clientSecret: "hush", redirectUri }, edge),
    webexApiUrl: apiUrl,
    wxccApiUrl: `${webex.url}/wxcc/{region}`,
    publicUrl: base,
    log,
    announce: (spaceId, card) => announce(spaceId, card),
    randomBytes,
  });
  connecting = made;
  app.use(createPages({ connecting: made, spaces: spacesWith({}), publicUrl: base, clock, randomBytes, log }));
});

interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly cookie: string;
}

async function get(url: string, cookie = ""): Promise<Page> {
  const response = await fetch(url, { headers: cookie ? { cookie } : {}, redirect: "manual" });
  const set = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { status: response.status, text: await response.text(), headers: response.headers, cookie: set };
}

/** Opens the link and returns where the button leads, as the browser that holds the cookie. */
async function openLink(person = priya) {
  const { url } = await connecting.invite(asks(person));
  const page = await get(url);
  const href = /class="button" href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const authorize = new URL(href);
  const state = authorize.searchParams.get("state") ?? "";
  return { url, page, authorize, state, cookie: page.cookie };
}

const callback = (query: Record<string, string>, cookie = "") =>
  get(`${base}/auth/callback?${new URLSearchParams(query)}`, cookie);

async function signIn(person = priya) {
  const { state, cookie } = await openLink(person);
  return callback({ code: "the-code", state }, cookie);
}

const nothingConnected = async () => {
  expect(await store.orgs.find()).toEqual([]);
  expect(await store.links.find()).toEqual([]);
  expect(await store.tokens.find()).toEqual([]);
};

describe("the connect page", () => {
  test("says for whom and what, and leads to Webex with state and PKCE", async () => {
    const { page, authorize, url } = await openLink();
    expect(page.status).toBe(200);
    expect(page.text).toContain("The floor");
    expect(page.text).toContain("priya.nair@harbor.example");
    expect(page.text).toContain("cjp:config_read");
    expect(authorize.href.startsWith(`${webex.url}/v1/authorize?`)).toBe(true);
    expect(Object.fromEntries(authorize.searchParams)).toMatchObject({
      response_type: "code",
      client_id: "C1",
      redirect_uri: `${base}/auth/callback`,
      scope: "cjp:config_read spark:people_read",
      code_challenge_method: "S256",
    });
    expect(page.text + authorize.href).not.toContain(url.split("/").at(-1));
  });

  test("cannot be framed, scripted, cached or leak where it was opened from", async () => {
    const { page } = await openLink();
    expect(page.headers.get("content-security-policy")).toMatch(
      /^default-src 'none';style-src 'sha256-[^']+';base-uri 'none';form-action 'none';frame-ancestors 'none'$/,
    );
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    expect(page.headers.getSetCookie()[0]).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax$/);
    expect(page.text).not.toMatch(/<script|style="|https?:\/\/(?!127\.0\.0\.1)/);
  });

  test("is not used up by being looked at: a link preview does no harm", async () => {
    const { url, state, cookie } = await openLink();
    await get(url);
    await get(url);
    expect(await callback({ code: "c", state }, cookie)).toMatchObject({ status: 200 });
  });

  test("dies after ten minutes", async () => {
    const { url } = await connecting.invite(asks(priya));
    clock.advance(10 * MINUTE - 1);
    expect((await get(url)).text).toContain("another minute");
    clock.advance(1);
    expect(await get(url)).toMatchObject({ status: 410, text: expect.stringContaining("older than ten minutes") });
  });

  test("a made-up ticket gets the same answer and no cookie", async () => {
    expect(await get(`${base}/connect/${"x".repeat(43)}`)).toMatchObject({ status: 410, cookie: "" });
  });

  test("shows what people wrote as text, never as markup", async () => {
    const { url } = await connecting.invite({ ...asks(priya), personEmail: '"><img src=x>@a.example' });
    const { text } = await get(url);
    expect(text).toContain("&quot;&gt;&lt;img src=x&gt;@a.example");
    expect(text).not.toContain("<img");
  });
});

describe("a sign-in that works", () => {
  test("links the org, stores the grant, makes the person manager and tells the space", async () => {
    const page = await signIn();
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Harbor Insurance is connected") });
    expect(await store.orgs.get(harbor.id)).toMatchObject({
      name: "Harbor Insurance",
      region: "us1",
      zone: "America/New_York",
      status: "connected",
      connectedBy: personId(priya),
    });
    expect(await store.tokens.find()).toMatchObject([{ orgId: harbor.id, accessToken: "secret-access" }]);
    expect(await store.links.find()).toMatchObject([{ spaceId: "floor", orgId: harbor.id }]);
    expect(await store.roles.find()).toMatchObject([{ personId: personId(priya), role: "manager" }]);
    expect(announced).toMatchObject([{ spaceId: "floor", card: { title: "Harbor Insurance is connected" } }]);
    expect(await store.audit.read({ from: START, to: START + 1 })).toMatchObject([
      { action: "connect-finish", outcome: "answered", orgId: harbor.id, personId: personId(priya) },
    ]);
  });

  test("sends the verifier that belongs to the challenge", async () => {
    const { authorize, state, cookie } = await openLink();
    await callback({ code: "the-code", state }, cookie);
    const form = webex.diary.find(({ path }) => path === "/v1/access_token")?.form;
    expect(form).toMatchObject({ grant_type: "authorization_code", code: "the-code", client_secret: "hush" });
    expect(codeChallenge(form?.code_verifier ?? "")).toBe(authorize.searchParams.get("code_challenge"));
  });

  test("has the grant on disk before it is used", async () => {
    const stored: string[] = [];
    says["/v1/people/me"] = async () => {
      stored.push(...(await store.tokens.find()).map((token) => token.orgId.split(":")[0] ?? ""));
      return profileOf(priya);
    };
    expect((await signIn()).status).toBe(200);
    expect(stored).toEqual(["pending"]);
  });

  test("leaves neither code nor token in the log", async () => {
    await signIn();
    expect(logged.join("")).not.toMatch(/secret-|the-code|hush/);
  });

  test("works once: the browser's back button gets a page that says so", async () => {
    const { state, cookie } = await openLink();
    const both = await Promise.all([1, 2].map(() => callback({ code: "c", state }, cookie)));
    expect(both.map((page) => page.status).sort()).toEqual([200, 410]);
    expect(await callback({ code: "c", state }, cookie)).toMatchObject({
      status: 410,
      text: expect.stringContaining("it worked"),
    });
  });

  test("connecting again keeps settings and rights and forgets that managers were told", async () => {
    const settings = { ...orgRecord(harbor).settings, targets: { serviceLevel: 0.9, abandonment: 0.03 } };
    await link(store, "floor", orgRecord(harbor, { status: "reconnect", managersToldAt: 1, settings }));
    await signIn();
    const org = await store.orgs.get(harbor.id);
    expect(org).toMatchObject({ status: "connected", settings });
    expect(org).not.toHaveProperty("managersToldAt");
  });

  test("for another org than the one that waits links it and says which still waits", async () => {
    await link(store, "floor", orgRecord(lumen, { status: "reconnect" }));
    const { text } = await signIn();
    expect(text).toContain("The sign-in was for Harbor Insurance; Lumen Voyages still needs a new one.");
    expect(JSON.stringify(announced)).toContain("Lumen Voyages still needs a new one.");
  });

  test("stands even when the space could not be told", async () => {
    announce = () => Promise.reject(new Error("away"));
    expect((await signIn()).text).toContain("could not be told");
    expect(await store.links.find()).toHaveLength(1);
  });
});

describe("a sign-in that does not", () => {
  test("without state there is nothing to finish", async () => {
    expect(await callback({ code: "c" })).toMatchObject({ status: 410, text: expect.stringContaining("without one") });
    expect(await callback({ code: "c", state: "junk" })).toMatchObject({ status: 410 });
  });

  test("in another browser it is refused, and the right one may still finish", async () => {
    const { url, state, cookie } = await openLink();
    const other = await get(url);
    for (const wrong of ["", other.cookie, `${cookie}x`])
      expect(await callback({ code: "c", state }, wrong)).toMatchObject({
        status: 403,
        text: expect.stringContaining("another browser"),
      });
    expect(webex.diary).toEqual([]);
    expect(await callback({ code: "c", state }, cookie)).toMatchObject({ status: 200 });
  });

  test("a state that was tampered with is refused", async () => {
    const { state, cookie } = await openLink();
    const second = await openLink();
    const mixed = `${second.state.split(".")[0]}.${state.split(".")[1]}`;
    expect(await callback({ code: "c", state: mixed }, cookie)).toMatchObject({ status: 403 });
  });

  test("a person who says no is thanked, and may change their mind", async () => {
    const { url, state, cookie } = await openLink();
    const page = await callback({ error: "access_denied", state }, cookie);
    expect(page).toMatchObject({ status: 403, text: expect.stringContaining("That is fine") });
    expect(await get(url, cookie)).toMatchObject({ status: 200 });
    await nothingConnected();
  });

  test.each([
    ["invalid_scope", 500, "not set up correctly"],
    ["temporarily_unavailable", 502, "could not be reached"],
  ])("Webex says %s: status %i, and it is said whose turn it is", async (error, status, title) => {
    const { state, cookie } = await openLink();
    expect(await callback({ error, state }, cookie)).toMatchObject({ status, text: expect.stringContaining(title) });
  });

  test.each<[string, Reply, number, string]>([
    ["a code that is spent", { status: 400, body: { error: "invalid_grant" } }, 403, "used already or is too old"],
    ["a wrong client secret", { status: 401, body: { error: "invalid_client" } }, 500, "not set up correctly"],
    ["no time", { status: 429, headers: { "retry-after": "30" } }, 503, "Webex is busy"],
    ["trouble", { status: 500 }, 502, "could not be reached"],
    ["no refresh token", { status: 200, body: { access_token: "a", expires_in: 9 } }, 500, "not set up correctly"],
  ])("%s at the exchange ends on a page of its own", async (_, reply, status, words) => {
    says["/v1/access_token"] = () => reply;
    const page = await signIn();
    expect(page).toMatchObject({ status, text: expect.stringContaining(words) });
    expect(page.text).toContain("Next step");
    await nothingConnected();
  });

  test("by another person than the invited one", async () => {
    says["/v1/people/me"] = () => profileOf(maya);
    expect(await signIn()).toMatchObject({
      status: 403,
      text: expect.stringMatching(/made for priya\.nair@harbor\.example, and maya\.fields@harbor\.example signed in/),
    });
    await nothingConnected();
    expect(await store.audit.read({ from: START, to: START + 1 })).toMatchObject([
      { action: "connect-finish", outcome: "refused", code: "sign-in-refused" },
    ]);
  });

  test.each([
    ["no roles at all", { roles: undefined }],
    ["a read-only administrator", { roles: [webexId("ROLE", "id_readonly_admin")] }],
    ["a role that only sounds like it", { roles: [webexId("PEOPLE", "id_full_admin"), "id_full_admin"] }],
  ])("by somebody with %s", async (_, more) => {
    says["/v1/people/me"] = () => profileOf(priya, more);
    expect(await signIn()).toMatchObject({ status: 403, text: expect.stringContaining("not a full administrator") });
    await nothingConnected();
  });

  test("an org that no region knows: every region's answer is shown", async () => {
    says.region = ({ path }) => ({ status: path.startsWith("/wxcc/eu2/") ? 403 : 404 });
    const page = await signIn();
    expect(page.status).toBe(404);
    expect(page.text).toContain("us1: 404, eu1: 404, eu2: 403, anz1: 404");
    await nothingConnected();
  });

  test("a profile that cannot be read is not guessed at", async () => {
    says["/v1/people/me"] = () => ({ status: 200, body: { id: personId(priya), orgId: harbor.id } });
    expect(await signIn()).toMatchObject({ status: 502, text: expect.stringContaining("could not be read") });
    says["/v1/people/me"] = () => ({ status: 500, headers: { trackingid: "ROUTER_77" } });
    expect((await signIn()).text).toContain("ROUTER_77");
    await nothingConnected();
  });
});
