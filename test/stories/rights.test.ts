import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor, lumen, webexId } from "../../src/sandbox/world.js";
import { defaultOrgSettings } from "../../src/store/records.js";
import { openDirect } from "../helpers/direct.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";

afterAll(closeFloors);

/** No figure of a contact centre is in this text. */
const expectNoFigures = (text: string) => expect(text).not.toMatch(/\d\s?%|offered|as of/i);

describe("a space with a guest in it", () => {
  let floor: Floor;
  const space = places.withGuest;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("the guest is refused and told what a manager can write", async () => {
    floor.forgetCalls();
    const reply = await floor.say("queue stats today", { from: people.dana, space });
    expectNoFigures(reply.text);
    expect(reply.text).toContain("You are a guest here: your Webex organisation is not Harbor Insurance");
    expect(reply.text).toContain("grant viewer dana.reyes@brightline.example");
    expect(floor.calls("/search")).toEqual([]);
  });

  test("colleagues are refused as well, because the guest would read the answer", async () => {
    const reply = await floor.say("queue stats today", { from: people.maya, space });
    expectNoFigures(reply.text);
    expect(reply.text).toContain(
      "Dana Reyes is in this space but not of Harbor Insurance, so its figures are not posted here.",
    );
    expect((await floor.say("queues now", { from: people.priya, space })).text).toContain(
      "Dana Reyes is in this space",
    );
  });

  test("who names the guest and what follows from it", async () => {
    const reply = await floor.say("who", { from: people.maya, space });
    expect(reply.text).toContain("Guests without a right: Dana Reyes.");
  });

  test("a viewer may not let the guest in; the manager may, and then everybody is answered", async () => {
    const refused = await floor.say(`grant viewer ${people.dana}`, { from: people.maya, space });
    expect(refused.text).toContain("Only a manager of Harbor Insurance may do that.");
    expect(refused.text).toContain("Ask Priya Nair, who manages it.");

    const granted = await floor.say(`grant viewer ${people.dana}`, { from: people.priya, space });
    expect(granted.text).toContain("Dana Reyes is now viewer of Harbor Insurance");
    for (const from of [people.maya, people.dana])
      expect((await floor.say("queue stats today", { from, space })).text).toContain("Harbor Insurance · as of 10:07");
  });

  test("a guest may see figures and no more", async () => {
    const reply = await floor.say(`grant manager ${people.dana}`, { from: people.priya, space });
    expect(reply.text).toContain("a guest may see figures and no more");
    expect(reply.buttons.map((b) => b.ask)).toEqual([
      'grant viewer dana.reyes@brightline.example org:"Harbor Insurance"',
    ]);
  });

  test("taken back, the space is closed again", async () => {
    const revoked = await floor.say(`revoke viewer ${people.dana}`, { from: people.priya, space });
    expect(revoked.text).toContain("Dana Reyes is a guest again");
    expectNoFigures((await floor.say("queue stats today", { from: people.maya, space })).text);
  });

  test("the guest gone, the space is answered at once", async () => {
    floor.cloud.changeMembers({ space, email: people.dana, action: "remove" });
    expect((await floor.say("queue stats today", { from: people.maya, space })).text).toContain("as of 10:07");
    floor.cloud.changeMembers({ space, email: people.dana, action: "add" });
    expectNoFigures((await floor.say("queue stats today", { from: people.maya, space })).text);
  });
});

describe("the presser's rights decide, never the card", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("a guest who comes later cannot press a colleague's card, and closes the space", async () => {
    const card = await floor.say("queue stats today", { from: people.maya });
    floor.cloud.changeMembers({ space: places.floor, email: people.dana, action: "add" });
    const forDana = await floor.press(card, "Yesterday", people.dana);
    expectNoFigures(forDana.text);
    expect(forDana.text).toContain("You are a guest here");
    expectNoFigures((await floor.press(card, "Yesterday", people.maya)).text);
    floor.cloud.changeMembers({ space: places.floor, email: people.dana, action: "remove" });
    expect((await floor.press(card, "Yesterday", people.maya)).text).toContain("yesterday");
  });

  test("what a pressed card claims about the presser is not believed", async () => {
    const card = await floor.say("disconnect", { from: people.priya });
    const reply = await floor.press(card, "Disconnect", people.tom, {
      personId: webexId("PEOPLE", "c3f7185e-62d9-4a0b-b84c-1e9a7d630f25"),
      personEmail: people.priya,
      role: "manager",
    });
    expect(reply.text).toContain("Only a manager of Harbor Insurance may do that.");
    expect(await floor.store().orgs.get(harbor.id)).toBeDefined();
  });
});

describe("somebody who has just been removed from the space", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("gets nothing for a question that was still on its way, and the log knows", async () => {
    const before = floor.replies().length;
    floor.write("queue stats today", { from: people.tom });
    floor.cloud.changeMembers({ space: places.floor, email: people.tom, action: "remove" });
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before);
    expect(floor.calls("/search")).toEqual([]);
    expect(floor.log.join("")).toContain('"problem":"not-a-member"');
  });

  test("gets nothing for a press that was still on its way", async () => {
    const card = await floor.say("queue stats today", { from: people.maya });
    floor.cloud.changeMembers({ space: places.floor, email: people.tom, action: "add" });
    const before = floor.replies().length;
    floor.cloud.press({ message: card.id, from: people.tom, inputs: { ask: "queue stats yesterday" } });
    floor.cloud.changeMembers({ space: places.floor, email: people.tom, action: "remove" });
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before);
  });
});

describe("a viewer may ask but not change", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test.each([
    "grant viewer tom.okafor@harbor.example",
    "revoke manager priya.nair@harbor.example",
    "target 85%",
    "disconnect",
    "disconnect confirm",
    'use "Harbor Insurance"',
  ])("%s", async (sentence) => {
    const before = await floor.store().orgs.get(harbor.id);
    const reply = await floor.say(sentence, { from: people.maya });
    expect(reply.text).toContain("Only a manager of Harbor Insurance may do that.");
    expect(reply.text).toContain("Ask Priya Nair, who manages it.");
    expect(await floor.store().orgs.get(harbor.id)).toEqual(before);
    expect((await floor.store().links.find({ orgId: harbor.id })).length).toBe(3);
  });

  test("but the targets may be looked at", async () => {
    expect((await floor.say("target", { from: people.maya })).text).toContain("Targets");
  });
});

describe("alone with the bot", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("a linked 1:1 answers", async () => {
    expect((await floor.say("queue stats today", { from: people.maya, space: places.direct })).text).toContain(
      "Harbor Insurance · as of 10:07",
    );
  });

  test("a member of a linked space is answered in a 1:1 that was never linked, until they leave that space", async () => {
    const space = await openDirect(floor, people.tom);
    expect((await floor.say("queue stats today", { from: people.tom, space })).text).toContain(
      "Harbor Insurance · as of",
    );
    floor.cloud.changeMembers({ space: places.floor, email: people.tom, action: "remove" });
    const after = await floor.say("queue stats today", { from: people.tom, space });
    expectNoFigures(after.text);
    expect(after.text).toContain("No contact centre is linked to this space yet.");
    floor.cloud.changeMembers({ space: places.floor, email: people.tom, action: "add" });
  });

  test("a guest of a linked space sees nothing there either", async () => {
    const space = await openDirect(floor, people.dana);
    expectNoFigures((await floor.say("queue stats today", { from: people.dana, space })).text);
  });
});

describe("the audit trail", () => {
  test("has one entry per question and press, with who, where, what and whether, and never the content", async () => {
    const floor = await openFloor();
    const card = await floor.say("Queue   Stats TODAY", { from: people.maya });
    await floor.press(card, "Yesterday", people.tom);
    await floor.say("disconnect", { from: people.tom });
    await floor.say("queue stats today", { from: people.dana, space: places.withGuest });
    await floor.say("why call +1 415 555 0134", { from: people.maya });
    await floor.quiet();
    const trail = await floor.store().audit.read({ from: 0, to: Infinity });
    expect(trail.map((e) => [e.personEmail, e.action, e.ask, e.outcome, e.code])).toEqual([
      [people.maya, "queue-stats", "queue stats today", "answered", undefined],
      [people.tom, "queue-stats", "queue stats yesterday", "answered", undefined],
      [people.tom, "disconnect", "disconnect", "refused", "not-a-manager"],
      [people.dana, "queue-stats", "queue stats today", "refused", "guest"],
      [people.maya, "why", "why call [number]", "failed", "unknown-metric"],
    ]);
    const [first] = trail;
    expect(first).toMatchObject({ orgId: harbor.id, spaceId: card.spaceId, at: floor.clock.now() });
    expect(JSON.stringify(trail)).not.toMatch(/\d\s?%|555/);
  });

  test("keeps nothing of a sentence that was not understood", async () => {
    const floor = await openFloor();
    await floor.say("my card number is 4111 1111 1111 1111", { from: people.maya });
    await floor.quiet();
    expect(await floor.store().audit.read({ from: 0, to: Infinity })).toEqual([]);
  });
});

describe("several contact centres in one space", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
    const store = floor.store();
    const now = floor.clock.now();
    const priya = webexId("PEOPLE", "c3f7185e-62d9-4a0b-b84c-1e9a7d630f25");
    const spaceId = floor.cloud.state().spaces.find((s) => s.title === places.floor)?.id ?? "";
    const orgs = [
      { id: lumen.id, name: "Harbor Travel", region: "eu1", zone: "Europe/Paris" },
      { id: "00000000-0000-4000-8000-000000000001", name: "Secret Project", region: "eu1", zone: "Europe/Paris" },
    ];
    for (const org of orgs)
      await store.orgs.put(org.id, {
        ...org,
        status: "connected",
        connectedBy: priya,
        connectedAt: now,
        settings: defaultOrgSettings,
      });
    await store.links.put(`${spaceId}|${lumen.id}`, { spaceId, orgId: lumen.id, linkedBy: priya, linkedAt: now });
    const grant = floor.cloud.issueGrant({ email: people.camille, scopes: ["cjp:config_read"] });
    await store.tokens.put(lumen.id, {
      orgId: lumen.id,
      accessToken: grant.access_token,
      refreshToken: grant.refresh_token,
      obtainedAt: now,
      expiresAt: now + grant.expires_in * 1000,
      refreshExpiresAt: now + grant.refresh_token_expires_in * 1000,
      scope: grant.scope,
    });
    for (const person of floor.cloud.state().people.filter((p) => p.email.endsWith("harbor.example")))
      await store.roles.put(`${lumen.id}|${person.id}`, {
        orgId: lumen.id,
        personId: person.id,
        role: "viewer",
        grantedBy: priya,
        grantedAt: now,
      });
  });

  test("none is named: a button for each asks the same question again", async () => {
    const reply = await floor.say("queue stats yesterday channel:voice", { from: people.maya });
    expect(reply.text).toContain("Several contact centres are linked here: Harbor Insurance and Harbor Travel.");
    expect(reply.buttons.map((b) => b.title)).toEqual(["Harbor Insurance", "Harbor Travel"]);
    const answer = await floor.press(reply, "Harbor Travel", people.tom);
    expect(answer.text).toContain("Harbor Travel · read at");
    expect(answer.text).toContain("yesterday");
  });

  test("a part of the name that fits one is enough", async () => {
    expect((await floor.say('queue stats today org:"harbor ins"', { from: people.maya })).text).toContain(
      "Harbor Insurance · as of 10:07",
    );
  });

  test("a part that fits both is not guessed", async () => {
    const reply = await floor.say("queue stats today org:harbor", { from: people.maya });
    expectNoFigures(reply.text);
    expect(reply.text).toContain("“harbor” fits several contact centres: Harbor Insurance and Harbor Travel.");
    expect(reply.text).toContain("Write more of the name you mean.");
  });

  test("an unknown name lists the known ones, and only those that are linked here", async () => {
    const reply = await floor.say("queue stats today org:Atlantis", { from: people.maya });
    expect(reply.text).toContain("No contact centre called “Atlantis” is linked here.");
    expect(reply.text).toContain("Use one of the linked ones: Harbor Insurance and Harbor Travel.");
    expect((await floor.say('queue stats today org:"Secret Project"', { from: people.maya })).text).toContain(
      "No contact centre called “Secret Project” is linked here.",
    );
  });
});
