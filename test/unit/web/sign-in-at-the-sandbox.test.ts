import { randomBytes } from "node:crypto";
import { once } from "node:events";
import express from "express";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createDrain } from "../../../src/drain.js";
import { createLog } from "../../../src/log.js";
import { type Connecting, createConnecting } from "../../../src/orgs/connecting.js";
import { createOAuth } from "../../../src/orgs/oauth.js";
import { createTokens, type Tokens } from "../../../src/orgs/tokens.js";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import { type Cloud, createCloud } from "../../../src/sandbox/cloud.js";
import { createTrafficModel } from "../../../src/sandbox/model/traffic-model.js";
import type { SandboxPerson } from "../../../src/sandbox/world.js";
import * as world from "../../../src/sandbox/world.js";
import { createContactCentre } from "../../../src/sandbox/wxcc/create-contact-centre.js";
import type { Store } from "../../../src/store/store.js";
import { createPages } from "../../../src/web/pages.js";
import { openStore } from "../orgs/support/open-store.js";
import { asks, camille, dana, lumen, priya, spacesWith, tom } from "../orgs/support/people.js";

const model = createTrafficModel(world);
let clock: SandboxClock;
let cloud: Cloud;
let store: Store;
let connecting: Connecting;
let tokens: Tokens;

beforeEach(async () => {
  clock = createSandboxClock({ start: Date.parse("2026-11-20T12:00:00Z"), running: false });
  store = await openStore(clock);
  cloud = createCloud({ clock, world, contactCentre: (identify) => createContactCentre({ model, clock, identify }) });
  const { url } = await cloud.listen(0);
  onTestFinished(() => cloud.close());

  const app = express();
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const publicUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const webexApiUrl = `${url}/v1`;
  const log = createLog({ level: "silent" });
  const edge = { fetch, clock };
  const { clientId, clientSecret } = world.credentials;
  const oauth = createOAuth(
    { apiUrl: webexApiUrl, clientId, clientSecret, redirectUri: `${publicUrl}/auth/callback` },
    edge,
  );
  const wxccApiUrl = `${url}/wxcc/{region}`;
  const announce = async () => undefined;
  const made = createConnecting({
    ...edge,
    store,
    oauth,
    webexApiUrl,
    wxccApiUrl,
    publicUrl,
    log,
    announce,
    randomBytes,
  });
  connecting = made;
  const { track } = createDrain({ clock, log });
  tokens = createTokens({ store, oauth, clock, log, onRefused: announce, track });
  app.use(createPages({ connecting: made, spaces: spacesWith({}), publicUrl, clock, randomBytes, log }));
});

/** What a browser does: open the link, press the button, sign in as this person, come back. */
async function signIn(invited: SandboxPerson, signedIn = invited): Promise<string> {
  const page = await fetch((await connecting.invite(asks(invited))).url);
  const cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const href = /class="button" href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  const back = await fetch(`${href}&login_as=${signedIn.email}`, { redirect: "manual" });
  return (await fetch(back.headers.get("location") ?? "", { headers: { cookie } })).text();
}

test("an administrator connects an org of the other region, and its grant is renewed for weeks", async () => {
  expect(await signIn(camille)).toContain("Lumen Voyages is connected");
  expect(await store.orgs.get(lumen.id)).toMatchObject({ region: "eu1", zone: "Europe/Paris" });
  for (let day = 0; day < 40; day += 5) {
    const token = await tokens.accessToken(lumen.id);
    expect(cloud.identify(token)).toMatchObject({ orgId: lumen.id, scopes: ["cjp:config_read", "spark:people_read"] });
    clock.advance(5 * 86_400_000);
  }
});

test("a colleague who is no administrator, and one who signs in for somebody else, are turned away", async () => {
  expect(await signIn(tom)).toContain("not a full administrator");
  expect(await signIn(priya, camille)).toContain("This link was made for priya.nair@harbor.example");
  expect(await signIn(dana)).toContain("not a full administrator");
  expect(await store.tokens.find()).toEqual([]);
});

test("a permission that is withdrawn is noticed at the next renewal", async () => {
  await signIn(camille);
  cloud.revoke(lumen.id);
  clock.advance(20 * 86_400_000);
  await expect(tokens.accessToken(lumen.id)).rejects.toMatchObject({ code: "org-needs-sign-in" });
});
