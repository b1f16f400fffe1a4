import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { openBrowser, signIn } from "../helpers/browser.js";
import { closeFloors, type Floor, openFloor, people, places, type Reply } from "../helpers/floor.js";

afterAll(closeFloors);

const space = places.unlinked;
const MINUTE = 60_000;

/** The link behind the one button of the card that `connect` brings. */
async function inviteFor(floor: Floor, email: string, where: string = space): Promise<string> {
  const card = await floor.say("connect", { from: email, space: where });
  const [only, ...others] = card.buttons;
  expect(others).toEqual([]);
  expect(only?.title).toBe("Connect");
  return only?.url ?? "";
}

/** Connects from beginning to end; resolves with what the space is told. */
async function connect(floor: Floor, email: string, where: string = space): Promise<Reply> {
  const link = await inviteFor(floor, email, where);
  const told = floor.nextReply(where);
  expect((await signIn(link, email)).status).toBe(200);
  return told;
}

describe("Camille connects her contact centre", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("before, the space is told that nothing is linked and how to change that", async () => {
    const reply = await floor.say("queue stats today", { from: people.hugo, space });
    expect(reply.text).toContain("No contact centre is linked to this space yet.");
    expect(reply.buttons.map((b) => b.ask)).toEqual(["connect"]);
  });

  test("one button, one page, one sign-in: the space is told and the figures are in her own time zone", async () => {
    const link = await inviteFor(floor, people.camille);
    const browser = openBrowser();
    const page = await browser.open(link);
    expect(page.text).toContain("For the space Lumen team leads");
    expect(page.text).toContain("Asked for by camille.laurent@lumen.example");
    expect(page.text).toContain("works once, for another 10 minutes");
    expect(page.text).toContain("cjp:config_read");

    floor.forgetCalls();
    const told = floor.nextReply(space);
    const done = await signIn(link, people.camille, browser);
    expect(done.text).toContain("Lumen Voyages is connected The space has been told.");
    expect(done.text).toContain("Region United Kingdom (eu1) Time zone Europe/Paris Manager Camille Laurent");

    const card = await told;
    expect(card.text).toContain("Lumen Voyages is connected");
    expect(card.text).toContain("Camille Laurent signed in and now manages it here.");
    const steps = floor.calls().filter((call) => !call.startsWith("GET /v1/rooms/"));
    expect(steps.slice(0, 3)).toEqual(["GET /v1/authorize", "POST /v1/access_token", "GET /v1/people/me"]);
    expect(steps.at(-1)).toBe("POST /v1/messages");
    const regionsAsked = floor.requests().filter((call) => call.path.endsWith(`/organization/${lumen.id}`));
    expect(regionsAsked.map((call) => [call.path.split("/")[2], call.status])).toContainEqual(["eu1", 200]);

    const stats = await floor.press(card, "Queue stats today", people.hugo);
    expect(stats.text).toContain("Lumen Voyages · as of 16:07");
    expect(stats.text).toContain("(Europe/Paris)");
  });

  test("the trail says who connected what, and holds no secret", async () => {
    const [entry] = (await floor.store().audit.read({ from: 0, to: Infinity })).filter(
      (each) => each.action === "connect-finish",
    );
    expect(entry).toMatchObject({ personEmail: people.camille, orgId: lumen.id, outcome: "answered" });
    expect(Object.keys(entry ?? {}).sort()).toEqual(
      ["action", "at", "orgId", "outcome", "personEmail", "personId", "spaceId"].sort(),
    );
  });

  test("orgs and who tell how things stand", async () => {
    const list = await floor.say("orgs", { from: people.hugo, space });
    expect(list.text).toContain("One contact centre is linked here");
    expect(list.text).toContain("Region: United Kingdom (eu1)");
    expect(list.text).toContain("Connected by: Camille Laurent");
    const rights = await floor.say("who", { from: people.hugo, space });
    expect(rights.text).toContain("Manage, listen, see: Camille Laurent");
    expect(rights.text).toContain("See figures: Hugo Petit");
  });

  test("a right is granted and taken back by name", async () => {
    const granted = await floor.say(`grant manager ${people.hugo}`, { from: people.camille, space });
    expect(granted.text).toContain("Hugo Petit is now manager of Lumen Voyages");
    expect((await floor.say("who", { from: people.hugo, space })).text).toContain(
      "Manage, listen, see: Camille Laurent, Hugo Petit",
    );
    const revoked = await floor.say(`revoke manager ${people.hugo}`, { from: people.camille, space });
    expect(revoked.text).toContain("Hugo Petit is no longer manager of Lumen Voyages");
    const last = await floor.say(`revoke manager ${people.camille}`, { from: people.camille, space });
    expect(last.text).toContain("Camille Laurent is the only manager of Lumen Voyages");
  });

  test("disconnect asks first; pressed, it forgets the sign-in and everything else", async () => {
    const question = await floor.say("disconnect", { from: people.camille, space });
    expect(question.text).toContain("Disconnect Lumen Voyages?");
    expect(question.text).toContain("This is the only space that sees its figures");
    expect((await floor.say("orgs", { from: people.camille, space })).text).toContain("Sign-in: in order");

    const notHugo = await floor.press(question, "Disconnect", people.hugo);
    expect(notHugo.text).toContain("Only a manager of Lumen Voyages may do that.");
    const done = await floor.press(question, "Disconnect", people.camille);
    expect(done.text).toContain("Lumen Voyages is disconnected");
    expect(await floor.store().tokens.get(lumen.id)).toBeUndefined();
    expect(await floor.store().roles.find({ orgId: lumen.id })).toEqual([]);
    expect((await floor.say("queue stats today", { from: people.hugo, space })).text).toContain(
      "No contact centre is linked to this space yet.",
    );
  });
});

describe("a sign-in that does not work connects nothing and says why", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });
  const nothingConnected = async () => {
    expect(await floor.store().orgs.get(lumen.id)).toBeUndefined();
    expect((await floor.store().tokens.find()).map((token) => token.orgId)).toEqual([harbor.id]);
  };

  test("an administrator who says no may change their mind with the same link", async () => {
    const link = await inviteFor(floor, people.camille);
    const browser = openBrowser();
    const authorize = new URL(browser.button(await browser.open(link)));
    authorize.searchParams.set("decision", "decline");
    const answer = await browser.submit(authorize.href, authorize.searchParams);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("You chose not to let Floorwalker read the contact centre.");
    await nothingConnected();
    expect((await browser.open(link)).status).toBe(200);
  });

  test("a colleague who is no administrator is told whom to ask", async () => {
    const answer = await signIn(await inviteFor(floor, people.hugo), people.hugo);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("Hugo Petit is not a full administrator of the organisation in Webex Control Hub.");
    expect(answer.text).toContain("Ask a full administrator of your organisation to write connect in the space");
    await nothingConnected();
  });

  test("a link made for one person is of no use to another", async () => {
    const answer = await signIn(await inviteFor(floor, people.hugo), people.camille);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain(
      "This link was made for hugo.petit@lumen.example, and camille.laurent@lumen.example signed in.",
    );
    await nothingConnected();
  });

  test("a sign-in that ends in another browser is refused, and the first browser may still finish", async () => {
    const link = await inviteFor(floor, people.camille);
    const hers = openBrowser();
    const { location: callback } = await hers.step(`${hers.button(await hers.open(link))}&login_as=${people.camille}`);
    const stranger = await openBrowser().open(callback ?? "");
    expect(stranger.status).toBe(403);
    expect(stranger.text).toContain("This sign-in was started in another browser");
    await nothingConnected();
    const told = floor.nextReply(space);
    expect((await hers.open(callback ?? "")).status).toBe(200);
    await told;
    await floor.press(await floor.say("disconnect", { from: people.camille, space }), "Disconnect", people.camille);
  });

  test("an administrator whose organisation has no contact centre is told what each region said", async () => {
    floor.cloud.faults([{ match: `GET /organization/${lumen.id}`, status: 404 }]);
    const answer = await signIn(await inviteFor(floor, people.camille), people.camille);
    floor.cloud.faults([]);
    expect(answer.status).toBe(404);
    expect(answer.text).toContain("No region of Webex Contact Center knows your organisation");
    expect(answer.text).toMatch(/us1: 404.*eu1: 404/);
    await nothingConnected();
  });

  test("a link works once", async () => {
    const link = await inviteFor(floor, people.camille);
    const browser = openBrowser();
    const { location: callback } = await browser.step(
      `${browser.button(await browser.open(link))}&login_as=${people.camille}`,
    );
    const told = floor.nextReply(space);
    expect((await browser.open(callback ?? "")).status).toBe(200);
    await told;
    const again = await browser.open(callback ?? "");
    expect(again.status).toBe(410);
    expect(again.text).toContain("If you have just connected, it worked: the space says so.");
    expect((await openBrowser().open(link)).status).toBe(410);
    await floor.press(await floor.say("disconnect", { from: people.camille, space }), "Disconnect", people.camille);
  });

  test("a link dies after ten minutes, also for somebody who has the sign-in page open", async () => {
    const link = await inviteFor(floor, people.camille);
    const browser = openBrowser();
    floor.clock.advance(9 * MINUTE);
    const page = await browser.open(link);
    expect(page.text).toContain("works once, for another minute");
    floor.clock.advance(MINUTE);
    expect((await openBrowser().open(link)).status).toBe(410);
    const late = await browser.open(`${browser.button(page)}&login_as=${people.camille}`);
    expect(late.status).toBe(410);
    expect(late.text).toContain("Write connect in the space again and use the new link.");
    await nothingConnected();
  });

  test("a space that cannot be told does not undo the connection", async () => {
    const link = await inviteFor(floor, people.camille);
    floor.cloud.faults([{ match: "POST /v1/messages", status: 404, times: 1 }]);
    const answer = await signIn(link, people.camille);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain("The space could not be told just now; it is connected all the same.");
    expect((await floor.say("orgs", { from: people.hugo, space })).text).toContain("Lumen Voyages");
  });
});

describe("one integration serves two orgs", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
    await connect(floor, people.camille);
  });

  test("each space is answered by its own org, in its own zone, with its own token", async () => {
    floor.forgetCalls();
    const [ours, theirs] = await Promise.all([
      floor.say("queue stats today", { from: people.maya }),
      floor.say("queue stats today", { from: people.hugo, space }),
    ]);
    expect(ours.text).toContain("Harbor Insurance · as of 10:07");
    expect(theirs.text).toContain("Lumen Voyages · as of 16:07");
    const regions = new Set(
      floor
        .requests()
        .filter((call) => call.path.includes("/search"))
        .map((call) => call.path.split("/")[2]),
    );
    expect([...regions].sort()).toEqual(["eu1", "us1"]);
  });

  test("a second org in a space: guests of each other until the managers let them in, then one is named or chosen", async () => {
    floor.cloud.changeMembers({ space: places.floor, email: people.camille, action: "add" });
    const told = await connect(floor, people.camille, places.floor);
    expect(told.text).toContain("Lumen Voyages is connected");
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain(
      "Camille Laurent is in this space but not of Harbor Insurance",
    );
    await floor.say(`grant viewer ${people.camille} org:Harbor`, { from: people.priya });
    for (const colleague of [people.maya, people.tom, people.priya])
      await floor.say(`grant viewer ${colleague} org:Lumen`, { from: people.camille });

    const which = await floor.say("queue stats today", { from: people.maya });
    expect(which.text).toContain("Several contact centres are linked here: Harbor Insurance and Lumen Voyages.");
    expect(which.buttons.map((b) => b.title)).toEqual(["Harbor Insurance", "Lumen Voyages"]);

    const named = await floor.say("queue stats today org:lumen", { from: people.maya });
    expect(named.text).toContain("Lumen Voyages · as of 16:07");
    const both = await floor.say("queue stats today org:all", { from: people.maya });
    expect(both.text).toContain("Harbor Insurance");
    expect(both.text).toContain("Lumen Voyages");

    const pressed = await floor.press(which, "Lumen Voyages", people.tom);
    expect(pressed.text).toContain("Lumen Voyages · as of 16:07");

    const notTom = await floor.say("use lumen", { from: people.tom });
    expect(notTom.text).toContain("Only a manager of Lumen Voyages may do that.");
    const chosen = await floor.say("use lumen", { from: people.camille });
    expect(chosen.text).toContain("Lumen Voyages answers here");
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Lumen Voyages · as of 16:07");
  });

  test("disconnecting one space leaves the other its figures", async () => {
    const question = await floor.say("disconnect Lumen", { from: people.camille });
    expect(question.text).toContain("One other space keeps them.");
    await floor.press(question, "Disconnect", people.camille);
    expect((await floor.say("queue stats today", { from: people.hugo, space })).text).toContain("Lumen Voyages");
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
  });

  test("a manager links a connected org to another space without a new sign-in", async () => {
    floor.forgetCalls();
    const linked = await floor.say("use lumen", { from: people.camille });
    expect(linked.text).toContain("Lumen Voyages is now linked to this space");
    expect(floor.calls("access_token")).toEqual([]);
    const asked = await floor.say("use lumen", { from: people.tom });
    expect(asked.text).toContain("Only a manager of Lumen Voyages may do that.");
  });
});
