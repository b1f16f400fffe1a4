import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { openBrowser } from "../helpers/browser.js";
import { closeFloors, type Floor, openFloor, people } from "../helpers/floor.js";
import { keepKey, openForm, priyasKey } from "../helpers/legacy.js";

afterAll(closeFloors);

let floor: Floor;
beforeEach(async () => {
  floor = await openFloor();
});

const kept = () => floor.store().legacyKeys.get(harbor.id);
const trail = async () =>
  (await floor.store().audit.read({ from: 0, to: Number.POSITIVE_INFINITY })).filter(
    ({ action, ask }) => action === "legacy-connect" && ask === undefined,
  );

test("without a key every question about legacy records leads to the page where one is entered", async () => {
  for (const question of ["legacy csrs today", "legacy trace 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40", "legacy traces"]) {
    const reply = await floor.say(question, { from: people.tom });
    expect(reply.text).toContain("has no key for the legacy records of Harbor Insurance");
    expect(reply.buttons[0]?.ask).toBe('legacy connect org:"Harbor Insurance"');
  }
  const page = await floor.press(await floor.say("legacy query", { from: people.priya }), "Enter a key", people.priya);
  expect(page.shown).toContain("There is no key yet");
  expect(floor.calls("/aws/api")).toEqual([]);
});

test("a manager enters the key on a page, it is tried, kept and used, and nobody ever sees it", async () => {
  const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
  expect(form.page.status).toBe(200);
  expect(form.page.text).toContain("Key for the legacy records of Harbor Insurance");
  floor.forgetCalls();
  const done = await form.send(priyasKey);
  expect([done.status, done.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(await done.text()).toContain("The legacy records of Harbor Insurance can be read");
  expect(floor.calls("/aws/api")).toEqual(["GET /aws/api/csrs"]);
  expect(await kept()).toMatchObject(priyasKey);
  expect((await trail()).map(({ outcome, personEmail }) => [outcome, personEmail])).toEqual([
    ["answered", people.priya],
  ]);
  const list = await floor.say("legacy csrs today", { from: people.tom });
  expect(list.shown).toContain("Legacy contacts");
  const again = await floor.say("legacy connect", { from: people.priya });
  expect(again.shown).toContain("by Priya Nair");
  const said = [...floor.log, ...floor.replies().map((message) => JSON.stringify(message))].join();
  expect(said).not.toContain(priyasKey.apiKey);
  expect(said).not.toMatch(/[A-Za-z0-9+/]{27}=;/);
});

describe("what cannot work is told, the key field comes back empty, and nothing is kept", () => {
  test.each([
    ["a wrong key", { apiKey: "harbor-api-key-9999" }, 422, "the API key is wrong, or it is another user’s"],
    ["another user's id", { userId: "tom@harbor.example" }, 422, "the API key is wrong, or it is another user’s"],
    ["a wrong tenant", { tenantId: "77" }, 422, "77 is not the tenant id of Harbor Insurance, which is 42"],
    ["no tenant", { tenantId: "forty-two" }, 422, "The tenant id is a number"],
    ["a key with blanks", { apiKey: "two words" }, 422, "without blanks"],
    ["a line break in the user", { userId: "a\r\nx: y" }, 422, "without blanks"],
    ["markup", { userId: '"><script>alert(1)</script>' }, 422, "did not accept"],
  ])("%s", async (_, wrong, status, says) => {
    const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
    const reply = await form.send({ ...priyasKey, ...wrong });
    const html = await reply.text();
    expect(reply.status).toBe(status);
    expect(html.replaceAll("&#39;", "’")).toContain(says);
    expect(html).not.toContain("harbor-api-key");
    expect(html).not.toContain("<script");
    expect(await kept()).toBeUndefined();
  });

  test("an empty form", async () => {
    const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
    expect((await form.send({})).status).toBe(422);
  });

  test("a legacy interface that does not answer", async () => {
    const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
    floor.cloud.faults([{ match: "GET /aws/api/*", status: 503, times: 9 }]);
    const reply = await floor.passTimeUntil(form.send(priyasKey));
    expect([reply.status, await kept()]).toEqual([502, undefined]);
    expect(await reply.text()).toContain("has a fault of its own");
    expect((await trail()).map(({ outcome, code }) => [outcome, code])).toEqual([["failed", "upstream-unavailable"]]);
  });
});

test("an Analyzer address is taken for the tenant id that stands in it", async () => {
  const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
  await form.send({ ...priyasKey, tenantId: "https://analyzer.wxcc-us1.cisco.com/analyzer/run?reportId=9&tId=42&x=1" });
  expect((await kept())?.tenantId).toBe("42");
});

describe("the page is for managers, at this moment", () => {
  test("a colleague who is none is refused on the card and on the page, and may come back as somebody else", async () => {
    const refused = await floor.say("legacy connect", { from: people.tom });
    expect(refused.text).toContain("Only a manager of Harbor Insurance may do that");
    const card = await floor.say("legacy connect", { from: people.priya });
    const browser = openBrowser();
    const { page } = await openForm(card, people.tom, browser);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining("This page is for managers")]);
    expect((await openForm(card, people.priya, browser)).page.status).toBe(200);
  });

  test("whoever was a manager when the page was opened and is none any more cannot send it", async () => {
    const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
    const roles = await floor.store().roles.find({ orgId: harbor.id });
    for (const role of roles) await floor.store().roles.remove(`${role.orgId}|${role.personId}`);
    expect([(await form.send(priyasKey)).status, await kept()]).toEqual([403, undefined]);
  });

  test("another site's form, or none that says where it is from, changes nothing", async () => {
    const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example" },
      {},
    ];
    for (const headers of foreign) expect((await form.send(priyasKey, headers)).status).toBe(403);
    expect(await kept()).toBeUndefined();
  });

  test("without a sign-in nothing is taken, and a link that is not ours leads nowhere", async () => {
    const card = await floor.say("legacy connect", { from: people.priya });
    const form = await openForm(card);
    await floor.later(31 * 60_000);
    expect((await form.send(priyasKey)).status).toBe(401);
    const link = card.buttons.find(({ url }) => url?.includes("/legacy/"))?.url ?? "";
    const stranger = await fetch(`${link.slice(0, -3)}abc`);
    expect([stranger.status, await stranger.text()]).toEqual([404, expect.stringContaining("There is no such page")]);
  });

  test("it may not be framed, kept or scripted, and sends its form to itself alone", async () => {
    const form = await openForm(await floor.say("legacy connect", { from: people.priya }));
    const reply = await form.send({});
    const policy = reply.headers.get("content-security-policy") ?? "";
    for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("x-frame-options")).toBe("DENY");
  });
});

test("a key that was regenerated in the portal is told, with the way to a new one", async () => {
  await keepKey(floor);
  await floor.store().legacyKeys.update(harbor.id, (key) => key && { ...key, apiKey: "an-older-key" });
  const reply = await floor.say("legacy csrs today", { from: people.tom });
  expect(reply.text).toContain("no longer accepts the key of Harbor Insurance");
  expect(reply.buttons[0]?.ask).toBe('legacy connect org:"Harbor Insurance"');
});

test("a manager deletes the key after a confirmation; disconnecting the org deletes it, too", async () => {
  await keepKey(floor);
  expect((await floor.say("legacy disconnect", { from: people.tom })).text).toContain("Only a manager");
  const asked = await floor.say("legacy disconnect", { from: people.priya });
  expect(await kept()).toBeDefined();
  const done = await floor.press(asked, "Delete the key", people.priya);
  expect([done.shown, await kept()]).toEqual([expect.stringContaining("is deleted"), undefined]);

  await keepKey(floor);
  for (const { spaceId } of await floor.store().links.find({ orgId: harbor.id }))
    if (spaceId !== floor.cloud.state().spaces.find(({ title }) => title === "Harbor floor")?.id)
      await floor.store().links.remove(`${spaceId}|${harbor.id}`);
  await floor.say("disconnect confirm", { from: people.priya });
  expect(await kept()).toBeUndefined();
});
