import { expect, test } from "vitest";
import { bot, lumen, people, spaces } from "../../../../src/sandbox/world.js";
import { botId, card, dana, floor, maya, noon, personId, priya, startCloud } from "../webex/start-cloud.js";

const start = async (options: Parameters<typeof startCloud>[0] = {}) => {
  const sandbox = await startCloud(options);
  const drive = (method: string, path: string, body?: unknown) => sandbox.call(method, `/sandbox${path}`, body, null);
  return { ...sandbox, drive };
};

test("the state shows the clock, people, spaces with their messages, and contact-centre orgs", async () => {
  const { drive, call, url } = await start();
  await drive("POST", "/messages", { space: "Harbor floor", from: maya, text: "help" });
  await call("POST", "/v1/messages", { roomId: floor, markdown: "**Hi**", attachments: [card()] });
  const { body } = await drive("GET", "/state");
  expect(body.now).toBe(noon);
  expect(body.bot).toMatchObject({ id: botId, email: bot.email });
  expect(body.people).toHaveLength(people.length - 1);
  expect(body.orgs).toContainEqual({ id: lumen.id, name: "Lumen Voyages", region: "eu1" });
  expect(body.orgs).toHaveLength(2);
  expect(body.spaces.map((space: { title: string }) => space.title)).toEqual(spaces.map((space) => space.title));
  expect(body.spaces[0]).toMatchObject({
    id: floor,
    type: "group",
    members: expect.arrayContaining([maya, bot.email]),
  });
  expect(body.spaces[0].messages).toMatchObject([
    { personEmail: maya, text: "Floorwalker help", markdown: null, cards: [], files: [], edited: false },
    {
      personEmail: bot.email,
      text: "Hi",
      markdown: "**Hi**",
      cards: [card().content],
      created: new Date(noon).toISOString(),
    },
  ]);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
});

test("the bot is mentioned in front, or where it was typed, and not twice", async () => {
  const { call, drive } = await start();
  const say = async (text: string, more: object = {}) => {
    const { body } = await drive("POST", "/messages", { space: floor, from: maya, text, ...more });
    return (await call("GET", `/v1/messages/${body.id}`)).body;
  };
  const mention = `<spark-mention data-object-type="person" data-object-id="${botId}">Floorwalker</spark-mention>`;
  expect(await say("queue stats <today>")).toMatchObject({
    text: "Floorwalker queue stats <today>",
    html: `<p>${mention} queue stats &lt;today&gt;</p>`,
  });
  expect(await say("@Floorwalker queue stats")).toMatchObject({ html: `<p>${mention} queue stats</p>` });
  expect(await say("please, @floorwalker: help", { mention: false })).toMatchObject({
    text: "please, Floorwalker: help",
    html: `<p>please, ${mention}: help</p>`,
  });
  expect((await say("line one\nline two")).html).toBe(`<p>${mention} line one<br/>line two</p>`);
  expect((await say("x".repeat(10_000))).text).toHaveLength(10_012);
});

test("a person answers in a thread, edits and deletes", async () => {
  const { drive, cloud } = await start();
  const { body: root } = await drive("POST", "/messages", { space: floor, from: maya, text: "help" });
  await drive("POST", "/messages", { space: floor, from: priya, text: "me too", parent: root.id });
  await drive("POST", "/messages/edit", { message: root.id, text: "queue stats" });
  expect(cloud.state().spaces[0]?.messages).toMatchObject([
    { text: "Floorwalker queue stats", edited: true, parentId: null },
    { parentId: root.id },
  ]);
  await drive("POST", "/messages/delete", { message: root.id });
  expect(cloud.state().spaces[0]?.messages).toHaveLength(1);
});

test("a button is pressed by a person who is there", async () => {
  const { drive, call, cloud } = await start();
  const { body: message } = await call("POST", "/v1/messages", { roomId: floor, text: "x", attachments: [card()] });
  const pressed = await drive("POST", "/buttons", { message: message.id, from: maya, inputs: { ask: "help" } });
  const action = await call("GET", `/v1/attachment/actions/${pressed.body.id}`);
  expect(action.body).toMatchObject({ personId: personId(maya), inputs: { ask: "help" } });
  expect((await drive("POST", "/buttons", { message: message.id, from: dana, inputs: {} })).status).toBe(400);
  const plain = cloud.say({ space: "Harbor floor", from: maya, text: "no card" });
  expect((await drive("POST", "/buttons", { message: plain.id, from: priya, inputs: {} })).status).toBe(400);
});

test("the clock goes to an instant or on by minutes", async () => {
  const { drive, clock } = await start();
  expect((await drive("POST", "/clock", { to: "2026-11-21T08:00:00+01:00" })).body.now).toBe(noon + 19 * 3_600_000);
  expect((await drive("POST", "/clock", { advanceMinutes: 15 })).body.now).toBe(noon + 19.25 * 3_600_000);
  await drive("POST", "/clock", { to: noon });
  expect(clock.now()).toBe(noon);
});

test.each([
  ["POST", "/messages", { space: "Nowhere", from: maya, text: "x" }],
  ["POST", "/messages", { space: "Harbor floor", from: dana, text: "x" }],
  ["POST", "/messages", { space: "Harbor floor", from: "nobody@nowhere.example", text: "x" }],
  ["POST", "/messages", { space: "Harbor floor", from: maya, text: "" }],
  ["POST", "/messages", { space: "Harbor floor", from: maya, text: "x", shout: true }],
  ["POST", "/buttons", { message: "nonsense", from: maya }],
  ["POST", "/clock", { to: "soon" }],
  ["POST", "/clock", { to: -1 }],
  ["POST", "/clock", {}],
  ["POST", "/faults", [{ match: "queues" }]],
  ["POST", "/faults", { match: "GET /v1/people/me" }],
  ["POST", "/members", { space: "Harbor floor", email: dana, action: "remove" }],
  ["POST", "/members", { space: "Maya Fields", email: dana, action: "add" }],
  ["GET", "/token?person=nobody@nowhere.example", undefined],
])("%s %s %j is 400 with a sentence", async (method, path, body) => {
  const { drive } = await start();
  const answer = await drive(method, path, body);
  expect(answer.status).toBe(400);
  expect(answer.body.message).toEqual(expect.stringMatching(/\w+ \w+/));
});

test("a reset brings back spaces, clock and quiet, keeps the service's webhooks and tells the service", async () => {
  let told = 0;
  const onReset = async () => {
    told += 1;
  };
  const { drive, call, cloud, tokenOf } = await start({ onReset });
  const token = await tokenOf(maya);
  await call("POST", "/v1/webhooks", { name: "n", targetUrl: "http://127.0.0.1:9/", resource: "rooms", event: "all" });
  cloud.say({ space: "Harbor floor", from: maya, text: "help" });
  cloud.changeMembers({ space: "Harbor floor", email: bot.email, action: "remove" });
  await drive("POST", "/clock", { advanceMinutes: 1440 });
  await drive("POST", "/faults", [{ match: "* /*", status: 500 }]);
  await drive("POST", "/reset");
  const state = cloud.state();
  expect(state.now).toBe(noon);
  expect(state.spaces.flatMap((space) => space.messages)).toEqual([]);
  expect(state.spaces[0]?.members).toContain(bot.email);
  expect(cloud.requests()).toEqual([]);
  expect((await call("GET", "/v1/webhooks")).body.items).toHaveLength(1);
  expect((await call("GET", "/v1/people/me", undefined, token)).status).toBe(200);
  expect(told).toBe(1);
});

test("listeners hear of every message written, edited and deleted", async () => {
  const { cloud, call } = await start();
  const heard: string[] = [];
  const stop = cloud.onMessage(({ kind, space, message }) => heard.push(`${kind} ${space.title}: ${message.text}`));
  const { body } = await call("POST", "/v1/messages", { roomId: floor, text: "one" });
  await call("PUT", `/v1/messages/${body.id}`, { roomId: floor, text: "two" });
  await call("DELETE", `/v1/messages/${body.id}`);
  stop();
  cloud.say({ space: "Harbor floor", from: maya, text: "unheard" });
  expect(heard).toEqual(["created Harbor floor: one", "edited Harbor floor: two", "deleted Harbor floor: two"]);
});

test("the chat page is told when there is something new", async () => {
  const { url, drive, cloud } = await start();
  const response = await fetch(`${url}/sandbox/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await drive("POST", "/clock", { advanceMinutes: 1 });
  cloud.say({ space: "Harbor floor", from: maya, text: "help" });
  let read = "";
  while (!read.includes("event: message")) read += (await reader?.read())?.value ?? "";
  expect(read).toContain(`event: clock\ndata: {"now":${noon + 60_000}}\n\n`);
  await reader?.cancel();
});

test("the chat page is served last, and an unknown driving call is 404 with a sentence", async () => {
  const { send, drive } = await start({ page: (_req, res) => void res.send("the page") });
  expect((await send("/", {})).body).toBe("the page");
  expect((await drive("POST", "/nothing")).status).toBe(404);
});

test("only this machine is listened to", async () => {
  const { url } = await start();
  expect(new URL(url).hostname).toBe("127.0.0.1");
});
