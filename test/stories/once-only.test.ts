import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bot, webexId } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { deliver } from "../helpers/webhooks.js";

afterAll(closeFloors);

const spaceId = (floor: Floor, title: string = places.floor) =>
  floor.cloud.state().spaces.find((space) => space.title === title)?.id ?? "";

describe("what is delivered twice is answered once", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
  });

  test("a message", async () => {
    floor.cloud.faults([{ match: "DELIVER /messages/created", copies: 3, times: 1 }]);
    const before = floor.replies().length;
    await floor.say("queue stats today", { from: people.maya });
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before + 1);
  });

  test("a press", async () => {
    const card = await floor.say("queue stats today", { from: people.maya });
    await floor.quiet();
    const before = floor.replies().length;
    floor.cloud.faults([{ match: "DELIVER /attachmentActions/created", copies: 3, times: 1 }]);
    await floor.press(card, "Yesterday", people.tom);
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before + 1);
  });

  test("a message and a press that come again after a restart", async () => {
    const question = floor.write("queue stats today", { from: people.maya });
    const card = await floor.nextReply();
    const press = floor.cloud.press({ message: card.id, from: people.tom, inputs: { ask: "queue stats yesterday" } });
    await floor.nextReply();
    await floor.restart();
    const before = floor.replies().length;
    const person = { personId: webexId("PEOPLE", "7a94e3b2-1c6d-4f58-a0e7-38b5d9f2c410"), roomId: spaceId(floor) };
    expect(await deliver(floor, { resource: "messages", event: "created", data: { id: question.id, ...person } })).toBe(
      200,
    );
    expect(
      await deliver(floor, { resource: "attachmentActions", event: "created", data: { id: press.id, ...person } }),
    ).toBe(200);
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before);
  });

  test("but two presses of one button are two questions", async () => {
    const card = await floor.say("queue stats today", { from: people.maya });
    const before = floor.replies().length;
    await floor.press(card, "Yesterday", people.maya);
    await floor.press(card, "Yesterday", people.tom);
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before + 2);
  });

  test("a configuration button pressed twice has one effect and says so the second time", async () => {
    const question = await floor.say("disconnect", { from: people.priya, space: places.withGuest });
    expect((await floor.press(question, "Disconnect", people.priya)).text).toContain(
      "Harbor Insurance is disconnected",
    );
    expect((await floor.press(question, "Disconnect", people.priya)).text).toContain(
      "No contact centre is linked to this space yet.",
    );
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
  });
});

describe("what is not a question is left alone", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor();
    await floor.quiet();
  });

  test("the bot's own messages are not even fetched", async () => {
    await floor.say("help", { from: people.maya });
    await floor.quiet();
    floor.forgetCalls();
    const own = floor.replies().at(-1)?.id ?? "";
    const data = { id: own, roomId: spaceId(floor), personId: webexId("PEOPLE", bot.uuid) };
    expect(await deliver(floor, { resource: "messages", event: "created", data })).toBe(200);
    await floor.quiet();
    expect(floor.calls()).toEqual([]);
  });

  test("what colleagues say to each other is neither delivered nor asked for", async () => {
    floor.forgetCalls();
    floor.cloud.say({ space: places.floor, from: people.maya, text: "lunch?", mention: false });
    await floor.quiet();
    expect(floor.calls()).toEqual([]);
  });

  test("a delivery with a wrong signature is 401 and touches nothing upstream", async () => {
    const question = floor.cloud.say({ space: places.floor, from: people.maya, text: "help", mention: false });
    floor.forgetCalls();
    const before = floor.replies().length;
    const data = { id: question.id, roomId: spaceId(floor), personId: webexId("PEOPLE", "x") };
    const announcement = { resource: "messages", event: "created", data } as const;
    expect(await deliver(floor, announcement, "some other secret of 16")).toBe(401);
    const unsigned = await fetch(`${floor.serviceUrl}/webex/webhook`, { method: "POST", body: "{}" });
    expect(unsigned.status).toBe(401);
    await floor.quiet();
    expect(floor.calls()).toEqual([]);
    expect(floor.replies()).toHaveLength(before);
  });

  test("people and spaces that come and go cost no look-up", async () => {
    floor.forgetCalls();
    floor.cloud.changeMembers({ space: places.floor, email: people.hugo, action: "add" });
    floor.cloud.changeMembers({ space: places.floor, email: people.hugo, action: "remove" });
    floor.cloud.changeMembers({ space: places.unlinked, email: bot.email, action: "remove" });
    floor.cloud.changeMembers({ space: places.unlinked, email: bot.email, action: "add" });
    await floor.quiet();
    expect(floor.calls()).toEqual([]);
  });
});

test("a question costs one look at the message, one at the members, and never the people look-up", async () => {
  const floor = await openFloor();
  await floor.say("queue stats today", { from: people.maya });
  await floor.quiet();
  floor.forgetCalls();
  const card = await floor.say("queue stats today", { from: people.tom });
  await floor.quiet();
  expect(floor.calls().map((call) => call.replace(/\/messages\/.+/, "/messages/{id}"))).toEqual([
    "GET /v1/messages/{id}",
    "GET /v1/memberships",
    "POST /v1/messages",
  ]);
  floor.forgetCalls();
  await floor.press(card, "Refresh", people.tom);
  await floor.quiet();
  expect(floor.calls("/v1/people")).toEqual([]);
});

test("answers of one space arrive in the order in which they were ready, also when the first has to wait", async () => {
  const floor = await openFloor();
  await floor.quiet();
  floor.cloud.faults([{ match: "POST /v1/messages", status: 429, retryAfter: 20, times: 1 }]);
  const first = floor.nextReply();
  floor.write("help", { from: people.maya });
  await floor.still();
  floor.write("who", { from: people.tom });
  const elsewhere = await floor.say("help", { from: people.maya, space: places.direct });
  expect(elsewhere.text).toContain("queue stats");
  expect(floor.replies()).toHaveLength(0);
  const askedAt = floor.clock.now();
  await floor.passTimeUntil(first);
  await floor.quiet();
  expect(floor.replies().map(({ markdown }) => markdown?.split("\n")[0])).toEqual([
    expect.stringContaining("What"),
    expect.stringContaining("Who may see what here"),
  ]);
  expect(floor.clock.now() - askedAt).toBe(20_000);
});
