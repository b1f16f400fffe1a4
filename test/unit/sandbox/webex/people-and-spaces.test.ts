import { expect, test } from "vitest";
import { fullAdminRole, makeId, makeMembershipId } from "../../../../src/sandbox/webex/ids.js";
import { bot, harbor, spaces } from "../../../../src/sandbox/world.js";
import { botId, dana, floor, maya, noon, personId, priya, roomId, startCloud } from "./start-cloud.js";

test("a token that nobody issued is 401 in Webex's error shape, with a tracking id", async () => {
  const { call } = await startCloud();
  const { status, body, headers } = await call("GET", "/v1/people/me", undefined, "made-up_SBX1_x");
  expect(status).toBe(401);
  expect(body).toEqual({
    message: expect.any(String),
    errors: [{ description: expect.any(String) }],
    trackingId: headers.get("trackingid"),
  });
  expect((await call("GET", "/v1/people/me", undefined, null)).status).toBe(401);
});

test("people/me says who one is; roles only for an administrator", async () => {
  const { call, tokenOf } = await startCloud();
  const me = await call("GET", "/v1/people/me");
  expect(me.body).toMatchObject({ id: botId, type: "bot", emails: [bot.email], displayName: "Floorwalker" });
  expect(me.body).not.toHaveProperty("roles");
  const admin = await call("GET", "/v1/people/me", undefined, await tokenOf(priya));
  expect(admin.body).toMatchObject({
    id: personId(priya),
    orgId: makeId("ORGANIZATION", harbor.id),
    roles: [fullAdminRole],
    type: "person",
  });
  expect((await call("GET", `/v1/people/${personId(priya)}`)).body).not.toHaveProperty("roles");
});

test("people?id= returns ids byte for byte, names unknown ones and never shows roles", async () => {
  const { call, tokenOf } = await startCloud();
  const nobody = makeId("PEOPLE", "00000000-0000-4000-8000-000000000000");
  const path = `/v1/people/?id=${personId(priya)},${nobody}&showAllTypes=false`;
  const { body } = await call("GET", path, undefined, await tokenOf(priya));
  expect(body.items.map((item: { id: string }) => item.id)).toEqual([personId(priya)]);
  expect(body.items[0]).not.toHaveProperty("roles");
  expect(body.notFoundIds).toEqual([nobody]);
  const many = Array.from({ length: 86 }, () => nobody).join(",");
  expect((await call("GET", `/v1/people?id=${many}`)).status).toBe(400);
});

test("people?email= finds only people of one's own organisation", async () => {
  const { call, tokenOf } = await startCloud();
  const token = await tokenOf(maya);
  expect((await call("GET", `/v1/people?email=${priya}`, undefined, token)).body.items).toHaveLength(1);
  expect((await call("GET", `/v1/people?email=${dana}`, undefined, token)).body.items).toEqual([]);
  expect((await call("GET", "/v1/people")).status).toBe(400);
});

test("a bot sees the spaces it is in, and 404 for others, with or without a trailing slash", async () => {
  const { call, cloud } = await startCloud();
  expect((await call("GET", "/v1/rooms/")).body.items).toHaveLength(spaces.length);
  expect((await call("GET", `/v1/rooms/${floor}`)).body).toMatchObject({
    id: floor,
    type: "group",
    title: "Harbor floor",
  });
  cloud.changeMembers({ space: "Harbor floor", email: bot.email, action: "remove" });
  expect((await call("GET", `/v1/rooms/${floor}`)).status).toBe(404);
  expect((await call("POST", "/v1/messages", { roomId: floor, text: "hello?" })).status).toBe(404);
});

test("memberships tell the organisation of each member, so that guests can be seen", async () => {
  const { call } = await startCloud();
  const { body } = await call("GET", `/v1/memberships?roomId=${roomId("Harbor with Brightline")}`);
  const guest = body.items.find((item: { personEmail: string }) => item.personEmail === dana);
  expect(guest).toMatchObject({
    personId: personId(dana),
    personDisplayName: "Dana Reyes",
    isModerator: false,
    created: new Date(noon).toISOString(),
  });
  expect(guest.personOrgId).not.toBe(makeId("ORGANIZATION", harbor.id));
  const one = await call("GET", `/v1/memberships/${guest.id}`);
  expect(one.body).toEqual(guest);
  const narrowed = await call("GET", `/v1/memberships?roomId=${floor}&personEmail=${maya}`);
  expect(narrowed.body.items.map((item: { personEmail: string }) => item.personEmail)).toEqual([maya]);
  expect((await call("GET", `/v1/memberships?personEmail=${maya}`)).status).toBe(400);
});

test("people are added once, changed and removed", async () => {
  const { call, tokenOf } = await startCloud();
  const token = await tokenOf(maya);
  const added = await call("POST", "/v1/memberships", { roomId: floor, personEmail: dana }, token);
  expect(added.status).toBe(200);
  expect(added.body.personId).toBe(personId(dana));
  expect((await call("POST", "/v1/memberships", { roomId: floor, personEmail: dana }, token)).status).toBe(409);
  const id = added.body.id;
  const changed = await call("PUT", `/v1/memberships/${id}`, { isModerator: true }, token);
  expect(changed.body.isModerator).toBe(true);
  expect((await call("DELETE", `/v1/memberships/${id}`, undefined, token)).status).toBe(204);
  expect((await call("GET", `/v1/memberships/${id}`, undefined, token)).status).toBe(404);
});

test("a space is created, renamed and, by somebody who is not a moderator, only left", async () => {
  const { call, tokenOf } = await startCloud();
  const token = await tokenOf(maya);
  const { body: space } = await call("POST", "/v1/rooms", { title: "Night shift" }, token);
  await call("POST", "/v1/memberships", { roomId: space.id, personId: botId }, token);
  const renamed = await call("PUT", `/v1/rooms/${space.id}`, { title: "Late shift" }, token);
  expect(renamed.body.title).toBe("Late shift");
  expect((await call("DELETE", `/v1/rooms/${space.id}`, undefined, token)).status).toBe(204);
  expect((await call("GET", `/v1/rooms/${space.id}`, undefined, token)).status).toBe(404);
  expect((await call("GET", `/v1/rooms/${space.id}`)).status).toBe(200);
  const locked = await call("POST", "/v1/rooms", { title: "Locked", isLocked: true }, token);
  expect((await call("DELETE", `/v1/rooms/${locked.body.id}`, undefined, token)).status).toBe(204);
});

test("long lists come in pages that a Link header joins without loss or repetition", async () => {
  const { call, cloud } = await startCloud();
  cloud.addSpaces(10_000);
  const seen = new Set<string>();
  let path: string | undefined = "/v1/memberships?max=1000";
  let pages = 0;
  while (path) {
    const { body, headers } = await call("GET", path);
    for (const item of body.items) seen.add(item.id);
    path = /<([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
    pages += 1;
  }
  expect(seen.size).toBe(10_000 + spaces.length);
  expect(pages).toBe(11);
  expect(seen).toContain(makeMembershipId(bot.uuid, spaces[0]?.uuid ?? ""));
  expect((await call("GET", "/v1/memberships?max=0")).status).toBe(400);
});

test("a token may do only what its scopes say", async () => {
  const { call, cloud } = await startCloud();
  const { access_token } = cloud.issueGrant({ email: maya, scopes: ["cjp:config_read", "spark:people_read"] });
  expect((await call("GET", "/v1/people/me", undefined, access_token)).status).toBe(200);
  expect((await call("GET", "/v1/rooms", undefined, access_token)).status).toBe(403);
});
