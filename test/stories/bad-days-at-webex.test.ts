import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { bot, webexId } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { deliver } from "../helpers/webhooks.js";

afterAll(closeFloors);

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterEach(async () => {
  floor.cloud.faults([]);
  await floor.quiet();
});

const spaceId = () => floor.cloud.state().spaces.find((space) => space.title === places.floor)?.id ?? "";
const maya = webexId("PEOPLE", "5d0c61a7-8f3e-4b29-91d4-c7e25a80f613");
const lastLog = () => floor.log.at(-1) ?? "";

describe("the question cannot be read at first", () => {
  test.each([
    ["404", { status: 404 }],
    ["503", { status: 503 }],
    ["a cut connection", { drop: true }],
    ["nonsense", { body: "<html>proxy</html>" }],
  ])("%s once: it is fetched again and answered", async (_name, fault) => {
    floor.cloud.faults([{ match: "GET /v1/messages/*", times: 1, ...fault }]);
    const reply = await floor.passTimeUntil(floor.say("queue stats today", { from: people.maya }));
    expect(reply.text).toContain("Harbor Insurance · as of");
  });

  test("no answer at all: given up after ten seconds and fetched again", async () => {
    const askedAt = floor.clock.now();
    floor.cloud.faults([{ match: "GET /v1/messages/*", times: 1, hang: true }]);
    const reply = await floor.passTimeUntil(floor.say("queue stats today", { from: people.maya }));
    expect(reply.text).toContain("Harbor Insurance · as of");
    expect(floor.clock.now() - askedAt).toBe(10_000);
  });

  test("it was deleted meanwhile: the space is told, in case somebody waits", async () => {
    const before = floor.replies().length;
    const told = floor.nextReply();
    const data = { id: webexId("ROOM", "gone"), roomId: spaceId(), personId: maya };
    expect(await deliver(floor, { resource: "messages", event: "created", data })).toBe(200);
    expect((await told).text).toContain("A question in this space was deleted before I could read it.");
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before + 1);
  });

  test("for ever: the space is told to ask again, the log says what was lost", async () => {
    floor.cloud.faults([{ match: "GET /v1/messages/*", status: 503 }]);
    const told = floor.nextReply();
    floor.write("queue stats today", { from: people.maya });
    const reply = await floor.passTimeUntil(told);
    expect(reply.text).toContain("Webex did not let me read it although I tried several times.");
    expect(reply.text).toContain("Ask it again in a new message.");
    expect(floor.log.join("")).toContain("an event could not be fetched and is lost");
  });
});

test("a question whose words are changed afterwards is offered, not answered twice", async () => {
  const question = floor.write("queue stats today", { from: people.maya });
  await floor.nextReply();
  const next = floor.nextReply();
  const edited = await fetch(`${floor.cloudUrl}/sandbox/messages/edit`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ message: question.id, text: "@Floorwalker queue stats yesterday" }),
  });
  expect(edited.status).toBe(200);
  const offer = await next;
  expect(offer.text).toContain("You changed a question that I had already read; my answer is to what it said before.");
  expect(offer.buttons.map((b) => b.ask)).toEqual(["queue stats yesterday"]);
  expect((await floor.press(offer, "queue stats yesterday", people.maya)).text).toContain("yesterday");
});

describe("nobody can say who is in the space", () => {
  test("for a moment: the question is answered all the same", async () => {
    floor.cloud.faults([{ match: "GET /v1/memberships", status: 502, times: 2 }]);
    const reply = await floor.passTimeUntil(floor.say("queue stats today", { from: people.maya }));
    expect(reply.text).toContain("Harbor Insurance · as of");
  });

  test("for longer: no figure is shown to people whose rights are not known", async () => {
    floor.cloud.faults([{ match: "GET /v1/memberships", status: 502 }]);
    floor.forgetCalls();
    const reply = await floor.passTimeUntil(floor.say("queue stats today", { from: people.maya }));
    expect(reply.text).toContain("Webex did not take the request after several tries.");
    expect(reply.text).not.toContain("Service level");
    expect(floor.calls("/search")).toEqual([]);
  });
});

describe("the answer cannot be posted at first", () => {
  test("502 twice: it arrives once", async () => {
    floor.cloud.faults([{ match: "POST /v1/messages", status: 502, times: 2 }]);
    floor.forgetCalls();
    const before = floor.replies().length;
    await floor.passTimeUntil(floor.say("help", { from: people.maya }));
    await floor.quiet();
    expect(floor.replies()).toHaveLength(before + 1);
    expect(floor.calls("POST /v1/messages")).toHaveLength(3);
  });

  test("429 with Retry-After: it arrives after exactly that wait, and not a try earlier", async () => {
    floor.cloud.faults([{ match: "POST /v1/messages", status: 429, retryAfter: 37, times: 1 }]);
    floor.forgetCalls();
    const askedAt = floor.clock.now();
    await floor.passTimeUntil(floor.say("help", { from: people.maya }));
    const posts = floor.requests().filter((call) => call.method === "POST" && call.path === "/v1/messages");
    expect(posts.map((call) => [call.at - askedAt, call.status])).toEqual([
      [0, 429],
      [37_000, 200],
    ]);
  });

  test("a cut connection: it arrives", async () => {
    floor.cloud.faults([{ match: "POST /v1/messages", drop: true, times: 1 }]);
    expect((await floor.passTimeUntil(floor.say("help", { from: people.maya }))).text).toContain("queue stats");
  });

  test("the card is refused: the text arrives, complete, and the log says why", async () => {
    floor.cloud.faults([{ match: "POST /v1/messages", status: 400, times: 1 }]);
    const reply = await floor.say("queue stats today", { from: people.maya });
    expect(reply.card).toBeUndefined();
    expect(reply.text).toContain("Service level");
    expect(reply.text).toContain("You can ask: `queue stats today`");
    expect(floor.log.join("")).toContain("card refused by Webex; sent as text");
  });

  test("the bot was removed while it was answering: one line in the log and nothing else", async () => {
    const before = floor.log.length;
    floor.write("help", { from: people.maya });
    floor.cloud.changeMembers({ space: places.floor, email: bot.email, action: "remove" });
    await floor.quiet();
    const loud = floor.log.slice(before).filter((line) => JSON.parse(line).level >= 40);
    expect(loud).toHaveLength(1);
    expect(floor.calls("POST /v1/messages").length).toBeLessThan(100);
    floor.cloud.changeMembers({ space: places.floor, email: bot.email, action: "add" });
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });

  test("for ever: the log says so, and the next question is answered", async () => {
    floor.cloud.faults([{ match: "POST /v1/messages", status: 503, times: 5 }]);
    floor.write("help", { from: people.maya });
    for (let step = 0; step < 6; step++) {
      await floor.still();
      floor.clock.advance(10_000);
    }
    await floor.quiet();
    expect(lastLog()).toContain("an answer could not be posted");
    expect((await floor.say("help", { from: people.maya })).text).toContain("queue stats");
  });
});

test("a press whose content cannot be fetched at first is answered, too", async () => {
  const card = await floor.say("queue stats today", { from: people.maya });
  await floor.quiet();
  floor.cloud.faults([{ match: "GET /v1/attachment/actions/*", status: 503, times: 2 }]);
  const reply = await floor.passTimeUntil(floor.press(card, "Yesterday", people.tom));
  expect(reply.text).toContain("yesterday");
});
