import { beforeEach, describe, expect, test } from "vitest";
import { createDrain, type Drain } from "../../../src/drain.js";
import { Problem } from "../../../src/errors.js";
import { createLog } from "../../../src/log.js";
import { createOAuth } from "../../../src/orgs/oauth.js";
import { createTokens, type Tokens } from "../../../src/orgs/tokens.js";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import type { OrgRecord, TokenRecord } from "../../../src/store/records.js";
import type { Store } from "../../../src/store/store.js";
import { openStore } from "./support/open-store.js";
import { harbor, link, lumen, orgRecord } from "./support/people.js";
import { grants, type Reply, startServer, type WebexServer } from "./support/webex-server.js";

const HOUR = 3_600_000;
const START = Date.parse("2026-11-20T08:00:00Z");

let clock: SandboxClock;
let store: Store;
let webex: WebexServer;
let tokens: Tokens;
let told: OrgRecord[];
let logged: string[];
let tell: (org: OrgRecord) => Promise<void>;

const grant = (orgId: string, more: Partial<TokenRecord> = {}): TokenRecord => ({
  orgId,
  accessToken: "access-0",
  refreshToken: "refresh-0",
  obtainedAt: START,
  expiresAt: START + 12 * HOUR,
  refreshExpiresAt: START + 60 * 24 * HOUR,
  scope: "cjp:config_read",
  ...more,
});

const tokensOver = (over: Store, drain?: Drain): Tokens => {
  const config = {
    apiUrl: `${webex.url}/v1`,
    clientId: "C1",
    clientSecret: "hush",
    redirectUri: "https://f.example/auth/callback",
  };
  const log = createLog({ level: "info", destination: { write: (line: string) => logged.push(line) } });
  const oauth = createOAuth(config, { fetch, clock });
  const { track } = drain ?? createDrain({ clock, log });
  return createTokens({ store: over, oauth, clock, log, onRefused: (org) => tell(org), track });
};

beforeEach(async () => {
  clock = createSandboxClock({ start: START, running: false });
  store = await openStore(clock);
  webex = await startServer(grants({ expiresIn: 43_199, refreshExpiresIn: 5_086_614 }));
  told = [];
  logged = [];
  tell = async (org) => void told.push(org);
  tokens = tokensOver(store);
  await link(store, "floor", orgRecord(harbor));
  await store.tokens.put(harbor.id, grant(harbor.id));
});

const answer = (reply: Reply) => {
  webex.answer = () => reply;
};
const refused: Reply = {
  status: 400,
  body: {
    error: "invalid_request",
    error_description: "The refresh token provided is expired, revoked, malformed, or invalid.",
  },
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("an access token", () => {
  test("is served from the store while enough life remains", async () => {
    expect(await tokens.accessToken(harbor.id)).toBe("access-0");
    clock.advance(10.7 * HOUR);
    expect(await tokens.accessToken(harbor.id)).toBe("access-0");
    expect(webex.diary).toEqual([]);
  });

  test("is renewed when less than a tenth of its life remains", async () => {
    clock.advance(10.9 * HOUR);
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
    expect(webex.diary).toMatchObject([
      {
        path: "/v1/access_token",
        form: { grant_type: "refresh_token", refresh_token: "refresh-0", client_id: "C1", client_secret: "hush" },
      },
    ]);
    expect(await store.tokens.get(harbor.id)).toMatchObject({
      accessToken: "access-1",
      refreshToken: "refresh-1",
      expiresAt: clock.now() + 43_199_000,
      refreshExpiresAt: clock.now() + 5_086_614_000,
      scope: "cjp:config_read",
    });
  });

  test("keeps the old refresh token when Webex sends none", async () => {
    answer({ status: 200, body: { access_token: "access-x", expires_in: 60 } });
    clock.advance(13 * HOUR);
    expect(await tokens.accessToken(harbor.id)).toBe("access-x");
    expect(await store.tokens.get(harbor.id)).toMatchObject({
      refreshToken: "refresh-0",
      refreshExpiresAt: START + 60 * 24 * HOUR,
    });
  });

  test("fifty questions at one instant are one renewal", async () => {
    clock.advance(13 * HOUR);
    const served = await Promise.all(Array.from({ length: 50 }, () => tokens.accessToken(harbor.id)));
    expect(new Set(served)).toEqual(new Set(["access-1"]));
    expect(webex.diary).toHaveLength(1);
  });

  test("a token of a short life is not renewed on every question", async () => {
    webex.answer = grants({ expiresIn: 120, refreshExpiresIn: 3600 });
    clock.advance(13 * HOUR);
    await tokens.accessToken(harbor.id);
    clock.advance(50_000);
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
    clock.advance(20_000);
    expect(await tokens.accessToken(harbor.id)).toBe("access-2");
  });

  test("the new pair is on disk before anybody gets it", async () => {
    const order: string[] = [];
    const update: Store["tokens"]["update"] = async (id, change) => {
      const stored = await store.tokens.update(id, change);
      order.push("stored");
      return stored;
    };
    clock.advance(13 * HOUR);
    const watched = tokensOver({ ...store, tokens: { ...store.tokens, update } });
    order.push(await watched.accessToken(harbor.id));
    expect(order).toEqual(["stored", "access-1"]);
  });

  test("is not served when the new pair could not be stored for a reason that does not pass", async () => {
    const update = () => Promise.reject(new Error("not a grant"));
    clock.advance(13 * HOUR);
    const broken = tokensOver({ ...store, tokens: { ...store.tokens, update } });
    await expect(broken.accessToken(harbor.id)).rejects.toThrow("not a grant");
  });

  test("a renewal under way never overwrites the grant of a new sign-in", async () => {
    clock.advance(13 * HOUR);
    webex.answer = async () => {
      await store.tokens.put(harbor.id, grant(harbor.id, { accessToken: "signed-in", expiresAt: clock.now() + HOUR }));
      return grants({ expiresIn: 60, refreshExpiresIn: 60 })();
    };
    expect(await tokens.accessToken(harbor.id)).toBe("signed-in");
  });

  test("a renewal under way does not bring a disconnected org back", async () => {
    clock.advance(13 * HOUR);
    webex.answer = async () => {
      await store.tokens.remove(harbor.id);
      return grants({ expiresIn: 60, refreshExpiresIn: 60 })();
    };
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "org-needs-sign-in" });
    expect(await store.tokens.get(harbor.id)).toBeUndefined();
  });
});

describe("when Webex cannot renew just now", () => {
  test.each<[string, Reply]>([
    ["busy", { status: 429, headers: { "retry-after": "7" } }],
    ["in trouble", { status: 503 }],
    ["gone", "drop"],
    ["talking nonsense", { status: 200, body: { hello: "world" } }],
  ])("%s: a token that is alive is served, and the org stays connected", async (_, reply) => {
    answer(reply);
    clock.advance(11.5 * HOUR);
    expect(await tokens.accessToken(harbor.id)).toBe("access-0");
    expect(await store.orgs.get(harbor.id)).toMatchObject({ status: "connected" });
  });

  test.each<[string, Reply, object]>([
    ["busy", { status: 429, headers: { "retry-after": "7" } }, { code: "upstream-busy", retryAfterSeconds: 7 }],
    ["in trouble", { status: 503 }, { code: "upstream-unavailable" }],
    ["gone", "drop", { code: "upstream-unavailable" }],
    ["talking nonsense", { status: 200, body: {} }, { code: "upstream-nonsense" }],
  ])("%s and the token expired: the person is told why", async (_, reply, problem) => {
    answer(reply);
    clock.advance(13 * HOUR);
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject(problem);
  });

  test("a silent sign-in is given up after ten seconds", async () => {
    webex.answer = () => new Promise(() => undefined);
    clock.advance(13 * HOUR);
    const asking = expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "upstream-timeout" });
    while (webex.diary.length === 0) await settled();
    clock.advance(10_000);
    await asking;
  });

  test("Retry-After binds everybody: nothing is asked before it is over", async () => {
    answer({ status: 429, headers: { "retry-after": "40" } });
    clock.advance(13 * HOUR);
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "upstream-busy" });
    clock.advance(39_000);
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "upstream-busy" });
    await tokens.refreshDue();
    expect(webex.diary).toHaveLength(1);
    clock.advance(1_000);
    webex.answer = grants({ expiresIn: 43_199, refreshExpiresIn: 60 });
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
  });

  test("a wrong client secret is our own fault: logged, and no org is marked", async () => {
    for (const body of [{ error: "invalid_client" }, { message: "Invalid client secret", trackingId: "ROUTER_1" }]) {
      answer({ status: 401, body });
      clock.advance(13 * HOUR);
      await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "upstream-refused" });
    }
    expect(await store.orgs.get(harbor.id)).toMatchObject({ status: "connected" });
    expect(told).toEqual([]);
    expect(logged.join("")).toContain("invalid_client");
    expect(logged.join("")).not.toMatch(/hush|refresh-0/);
  });
});

describe("while the store is away", () => {
  let away: boolean;
  let drain: Drain;
  const gone = () =>
    Promise.reject(new Problem("store-unavailable", { say: "The database is away.", next: "Ask again in a minute." }));
  const back = async () => {
    away = false;
    clock.advance(5_000);
    expect(await drain.finish(25_000)).toBe(true);
  };

  beforeEach(() => {
    away = false;
    drain = createDrain({ clock, log: createLog({ level: "silent" }) });
    const over: Store = {
      ...store,
      exclusively: (name, work) => (away ? gone() : store.exclusively(name, work)),
      tokens: { ...store.tokens, update: (id, change) => (away ? gone() : store.tokens.update(id, change)) },
    };
    tokens = tokensOver(over, drain);
    const renewed = grants({ expiresIn: 43_199, refreshExpiresIn: 60 });
    webex.answer = () => {
      away = true;
      return renewed();
    };
    clock.advance(13 * HOUR);
  });

  test("a token that Webex gave is served, used for nothing else, and stored when it is back", async () => {
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
    expect(await store.tokens.get(harbor.id)).toMatchObject({ accessToken: "access-0" });
    await expect(tokens.invalidate(harbor.id, "access-1")).rejects.toMatchObject({ code: "store-unavailable" });
    expect(webex.diary).toHaveLength(1);
    await back();
    expect(await store.tokens.get(harbor.id)).toMatchObject({ accessToken: "access-1", refreshToken: "refresh-1" });
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
    expect(webex.diary).toHaveLength(1);
  });

  test("a kept token never overwrites what somebody stored meanwhile", async () => {
    await tokens.accessToken(harbor.id);
    await store.tokens.put(harbor.id, grant(harbor.id, { accessToken: "theirs", expiresAt: clock.now() + 12 * HOUR }));
    await back();
    expect(await store.tokens.get(harbor.id)).toMatchObject({ accessToken: "theirs" });
    expect(await tokens.accessToken(harbor.id)).toBe("theirs");
  });

  test("an org that another instance was refused meanwhile is believed again", async () => {
    await tokens.accessToken(harbor.id);
    await store.orgs.update(harbor.id, (org) => org && { ...org, status: "reconnect", managersToldAt: clock.now() });
    await back();
    const org = await store.orgs.get(harbor.id);
    expect(org).toMatchObject({ status: "connected" });
    expect(org).not.toHaveProperty("managersToldAt");
  });

  test("a stop waits until the token is stored", async () => {
    await tokens.accessToken(harbor.id);
    const stopping = drain.finish(25_000);
    await settled();
    away = false;
    clock.advance(5_000);
    expect(await stopping).toBe(true);
    expect(await store.tokens.get(harbor.id)).toMatchObject({ accessToken: "access-1" });
  });

  test("Webex is asked nothing, and a token that is alive is served", async () => {
    away = true;
    await store.tokens.put(harbor.id, grant(harbor.id, { expiresAt: clock.now() + 60_000 }));
    expect(await tokens.accessToken(harbor.id)).toBe("access-0");
    clock.advance(60_000);
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "store-unavailable" });
    expect(webex.diary).toEqual([]);
  });
});

describe("two instances", () => {
  test("renew once, however many questions come to both", async () => {
    clock.advance(13 * HOUR);
    const other = tokensOver(store);
    const all = Array.from({ length: 20 }, (_, n) => (n % 2 ? tokens : other).accessToken(harbor.id));
    expect(new Set(await Promise.all(all))).toEqual(new Set(["access-1"]));
    expect(webex.diary).toHaveLength(1);
  });
});

describe("a refused grant", () => {
  beforeEach(() => {
    answer(refused);
    clock.advance(13 * HOUR);
  });

  test("marks the org, tells the managers once and answers every later question", async () => {
    const problem = { code: "org-needs-sign-in", asks: [{ label: "Connect again", ask: "connect" }] };
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => tokens.accessToken(harbor.id)));
    for (const one of all) expect(one).toMatchObject({ status: "rejected", reason: problem });
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject(problem);
    await tokens.refreshDue();
    await tokens.refreshDue();
    expect(webex.diary).toHaveLength(1);
    expect(told).toMatchObject([{ name: "Harbor Insurance", status: "reconnect" }]);
    expect(await store.orgs.get(harbor.id)).toMatchObject({ status: "reconnect", managersToldAt: clock.now() });
  });

  test("managers who could not be told are told by the next pass, once", async () => {
    tell = () => Promise.reject(new Error("Webex is away"));
    await expect(tokens.accessToken(harbor.id)).rejects.toMatchObject({ code: "org-needs-sign-in" });
    tell = async (org) => void told.push(org);
    await tokens.refreshDue();
    await tokens.refreshDue();
    expect(told).toHaveLength(1);
  });

  test("is not believed when somebody stored a new grant meanwhile", async () => {
    webex.answer = async () => {
      await store.tokens.put(harbor.id, grant(harbor.id, { accessToken: "theirs", refreshToken: "newer" }));
      return refused;
    };
    expect(await tokens.accessToken(harbor.id)).toBe("theirs");
    expect(await store.orgs.get(harbor.id)).toMatchObject({ status: "connected" });
  });
});

describe("a token that an API refused", () => {
  test("is renewed once, however many calls were refused with it", async () => {
    await Promise.all(Array.from({ length: 10 }, () => tokens.invalidate(harbor.id, "access-0")));
    await tokens.invalidate(harbor.id, "access-0");
    expect(webex.diary).toHaveLength(1);
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
  });

  test("is left alone when it is no longer the stored one", async () => {
    await tokens.invalidate(harbor.id, "an-older-one");
    expect(webex.diary).toEqual([]);
  });

  test("is renewed even when a background pass was just looking at it", async () => {
    await Promise.all([tokens.refreshDue(), tokens.invalidate(harbor.id, "access-0")]);
    expect(await tokens.accessToken(harbor.id)).toBe("access-1");
  });
});

describe("the background", () => {
  test("renews what is due, and one failing org does not stop the others", async () => {
    await link(store, "floor", orgRecord(lumen));
    await store.tokens.put(lumen.id, grant(lumen.id, { refreshToken: "lumen-0" }));
    const good = grants({ expiresIn: 43_199, refreshExpiresIn: 60 });
    webex.answer = ({ form }) => (form.refresh_token === "refresh-0" ? { status: 500 } : good());
    clock.advance(11 * HOUR);
    await tokens.refreshDue();
    expect(webex.diary).toHaveLength(2);
    expect(await store.tokens.get(lumen.id)).toMatchObject({ accessToken: "access-1" });
  });

  test("looks every minute until it is stopped", async () => {
    const stop = new AbortController();
    const running = tokens.runRefreshing(stop.signal);
    while (clock.sleepers().length === 0) await settled();
    expect(webex.diary).toEqual([]);
    clock.advance(11.5 * HOUR);
    while ((await store.tokens.get(harbor.id))?.accessToken !== "access-1") await settled();
    stop.abort();
    await running;
    expect(webex.diary).toHaveLength(1);
  });
});
