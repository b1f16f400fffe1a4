import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { bot, credentials } from "../../../../src/sandbox/world.js";
import { botId, card, dana, floor, maya, noon, personId, roomId, startCloud, startReceiver } from "./start-cloud.js";

const secret = credentials.webhookSecret;
const firehose = (targetUrl: string) => ({ name: "all", targetUrl, resource: "all", event: "all", secret });

test("webhooks are created, listed, changed and deleted by their owner alone", async () => {
  const { call, tokenOf } = await startCloud();
  const { status, body } = await call("POST", "/v1/webhooks", firehose("http://127.0.0.1:9/hook"));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: "all",
    status: "active",
    resource: "all",
    event: "all",
    createdBy: botId,
    secret,
  });
  expect((await call("GET", "/v1/webhooks/")).body.items).toEqual([body]);
  expect((await call("GET", `/v1/webhooks/${body.id}`, undefined, await tokenOf(maya))).status).toBe(404);
  const moved = { name: "new", targetUrl: "http://127.0.0.1:9/other" };
  expect((await call("PUT", `/v1/webhooks/${body.id}`, moved)).body).toMatchObject(moved);
  expect((await call("DELETE", `/v1/webhooks/${body.id}`)).status).toBe(204);
  expect((await call("GET", "/v1/webhooks")).body.items).toEqual([]);
});

test.each([
  ["an unknown resource", { resource: "calls" }],
  ["an event the resource does not have", { resource: "attachmentActions", event: "deleted" }],
  ["an address that is not one", { targetUrl: "somewhere" }],
  ["no name", { name: undefined }],
])("a webhook with %s is 400", async (_what, wrong) => {
  const { call } = await startCloud();
  expect((await call("POST", "/v1/webhooks", { ...firehose("http://127.0.0.1:9/"), ...wrong })).status).toBe(400);
});

test("a delivery tells who and where but not what, signed over its exact bytes", async () => {
  const { call, cloud } = await startCloud();
  const receiver = await startReceiver();
  const { body: webhook } = await call("POST", "/v1/webhooks", firehose(receiver.url));
  const asked = cloud.say({ space: "Harbor floor", from: maya, text: "queue stats für heute" });
  const [delivery] = await receiver.next();
  expect(delivery?.signature).toBe(
    createHmac("sha1", secret)
      .update(delivery?.raw ?? "")
      .digest("hex"),
  );
  expect(delivery?.raw).toBe(JSON.stringify(delivery?.body));
  const { secret: _hidden, ...known } = webhook;
  expect(delivery?.body).toEqual({
    ...known,
    resource: "messages",
    event: "created",
    actorId: personId(maya),
    data: {
      id: asked.id,
      roomId: floor,
      roomType: "group",
      personId: personId(maya),
      personEmail: maya,
      mentionedPeople: [botId],
      created: new Date(noon).toISOString(),
    },
  });
});

test("a bot's webhook hears of its own messages and of those that mention it, not of others in a group", async () => {
  const { call, cloud } = await startCloud();
  const receiver = await startReceiver();
  await call("POST", "/v1/webhooks", firehose(receiver.url));
  cloud.say({ space: "Harbor floor", from: maya, text: "lunch?", mention: false });
  const { body: own } = await call("POST", "/v1/messages", { roomId: floor, text: "good morning" });
  const direct = cloud.say({ space: "Maya Fields", from: maya, text: "help" });
  const heard = await receiver.next(() => true, 2);
  expect(heard.map(({ body }) => body.data.id).sort()).toEqual([own.id, direct.id].sort());
});

test("edits and deletions of what a bot may read are told", async () => {
  const { call, cloud, tokenOf } = await startCloud();
  const receiver = await startReceiver();
  await call("POST", "/v1/webhooks", firehose(receiver.url));
  const { id } = cloud.say({ space: "Harbor floor", from: maya, text: "queue stats" });
  const token = await tokenOf(maya);
  const markdown = `<@personEmail:${bot.email}|Floorwalker> queue stats today`;
  await call("PUT", `/v1/messages/${id}`, { roomId: floor, markdown }, token);
  await call("DELETE", `/v1/messages/${id}`, undefined, token);
  const heard = await receiver.next(({ body }) => body.data.id === id, 3);
  expect(heard.map(({ body }) => body.event).sort()).toEqual(["created", "deleted", "updated"]);
});

test("the firehose has no attachment actions: they need a webhook of their own, and go to the card's author", async () => {
  const { call, cloud } = await startCloud();
  const [all, presses] = [await startReceiver(), await startReceiver()];
  await call("POST", "/v1/webhooks", firehose(all.url));
  const buttons = { ...firehose(presses.url), resource: "attachmentActions", event: "created" };
  await call("POST", "/v1/webhooks", buttons);
  const { body: message } = await call("POST", "/v1/messages", { roomId: floor, text: "x", attachments: [card()] });
  const pressed = cloud.press({ message: message.id, from: maya, inputs: { ask: "help" } });
  const [delivery] = await presses.next();
  expect(delivery?.body).toMatchObject({
    resource: "attachmentActions",
    event: "created",
    actorId: personId(maya),
    data: { id: pressed.id, type: "submit", messageId: message.id, personId: personId(maya), roomId: floor },
  });
  expect(delivery?.raw).not.toContain("help");
  cloud.say({ space: "Harbor floor", from: maya, text: "after the press" });
  const heard = await all.next(({ body }) => body.actorId === personId(maya));
  expect(heard.map(({ body }) => body.resource)).toEqual(["messages"]);
});

test("what was pressed is read by the card's author and the presser; the author cannot press", async () => {
  const { call, cloud, tokenOf } = await startCloud();
  const { body: message } = await call("POST", "/v1/messages", { roomId: floor, text: "x", attachments: [card()] });
  const submit = { type: "submit", messageId: message.id, inputs: { ask: "help" } };
  const token = await tokenOf(maya);
  const pressed = await call("POST", "/v1/attachment/actions", submit, token);
  expect(pressed.status).toBe(202);
  expect((await call("GET", `/v1/attachment/actions/${pressed.body.id}`)).body).toEqual(pressed.body);
  expect(pressed.body).toMatchObject({ inputs: { ask: "help" }, personId: personId(maya), type: "submit" });
  const other = await tokenOf("tom.okafor@harbor.example");
  expect((await call("GET", `/v1/attachment/actions/${pressed.body.id}`, undefined, other)).status).toBe(404);
  expect((await call("POST", "/v1/attachment/actions", submit)).status).toBe(403);
  const plain = cloud.say({ space: "Harbor floor", from: maya, text: "hello" });
  expect((await call("POST", "/v1/attachment/actions", { ...submit, messageId: plain.id }, other)).status).toBe(400);
  expect((await call("POST", "/v1/attachment/actions", submit, await tokenOf(dana))).status).toBe(404);
});

test("people who come and go are told, also the bot itself", async () => {
  const { call, cloud } = await startCloud();
  const receiver = await startReceiver();
  await call("POST", "/v1/webhooks", { ...firehose(receiver.url), resource: "memberships" });
  cloud.changeMembers({ space: "Harbor floor", email: dana, action: "add" });
  cloud.changeMembers({ space: "Harbor floor", email: bot.email, action: "remove" });
  const heard = await receiver.next(() => true, 2);
  const told = heard.map(({ body }) => `${body.event} ${body.data.personEmail} ${body.data.roomType}`);
  expect(told.sort()).toEqual([`created ${dana} group`, `deleted ${bot.email} group`]);
});

test("a filter narrows what is told", async () => {
  const { call, cloud } = await startCloud();
  const receiver = await startReceiver();
  const filter = `roomId=${roomId("Harbor floor")}&personEmail=${maya}&mentionedPeople=me`;
  await call("POST", "/v1/webhooks", { ...firehose(receiver.url), resource: "messages", event: "created", filter });
  cloud.say({ space: "Maya Fields", from: maya, text: "elsewhere" });
  cloud.say({ space: "Harbor floor", from: "tom.okafor@harbor.example", text: "somebody else" });
  const wanted = cloud.say({ space: "Harbor floor", from: maya, text: "this" });
  cloud.say({ space: "Harbor floor", from: maya, text: "no mention", mention: false });
  const last = cloud.say({ space: "Harbor floor", from: maya, text: "and this" });
  const heard = await receiver.next(() => true, 2);
  expect(heard.map(({ body }) => body.data.id).sort()).toEqual([wanted.id, last.id].sort());
});

test("after 100 failures in five minutes a webhook is inactive until its owner enables it, then one failure is enough", async () => {
  const { call, cloud, clock } = await startCloud();
  let status = 500;
  const receiver = await startReceiver(() => status);
  const { body: webhook } = await call("POST", "/v1/webhooks", firehose(receiver.url));
  const path = `/v1/webhooks/${webhook.id}`;
  const sendAndSettle = async (count: number) => {
    const before = receiver.deliveries.length;
    for (let sent = 0; sent < count; sent++) cloud.say({ space: "Harbor floor", from: maya, text: "hello" });
    await receiver.next(() => true, before + count);
  };
  const statusBecomes = (wanted: string) =>
    expect.poll(async () => (await call("GET", path)).body.status, { interval: 5 }).toBe(wanted);

  await sendAndSettle(60);
  clock.advance(5 * 60_000);
  await sendAndSettle(60);
  await statusBecomes("active");
  await sendAndSettle(40);
  await statusBecomes("inactive");
  const before = receiver.deliveries.length;
  cloud.say({ space: "Harbor floor", from: maya, text: "nobody hears this" });

  const enable = { name: "all", targetUrl: receiver.url, status: "active" };
  expect((await call("PUT", path, enable)).body.status).toBe("active");
  await sendAndSettle(1);
  expect(receiver.deliveries).toHaveLength(before + 1);
  await statusBecomes("inactive");

  await call("PUT", path, enable);
  clock.advance(5 * 60_000);
  await sendAndSettle(1);
  status = 200;
  await sendAndSettle(1);
  await statusBecomes("active");
});

test("a receiver that says nothing counts as failed, and nothing is sent twice", async () => {
  const { call, cloud } = await startCloud({ deliveryTimeoutMs: 20 });
  const { body: webhook } = await call("POST", "/v1/webhooks", firehose("http://127.0.0.1:9/closed"));
  for (let sent = 0; sent < 100; sent++) cloud.say({ space: "Harbor floor", from: maya, text: "hello" });
  await expect
    .poll(async () => (await call("GET", `/v1/webhooks/${webhook.id}`)).body.status, { interval: 5 })
    .toBe("inactive");
});

test("deliveries can be ordered to come twice, late or never", async () => {
  const { call, cloud } = await startCloud();
  const receiver = await startReceiver();
  await call("POST", "/v1/webhooks", firehose(receiver.url));
  cloud.faults([
    { match: "DELIVER /messages/created", copies: 2, times: 1 },
    { match: "DELIVER /messages/created", drop: true, times: 1 },
  ]);
  const twice = cloud.say({ space: "Harbor floor", from: maya, text: "one" });
  const lost = cloud.say({ space: "Harbor floor", from: maya, text: "two" });
  const once = cloud.say({ space: "Harbor floor", from: maya, text: "three" });
  const heard = (await receiver.next(() => true, 3)).map(({ body }) => body.data.id);
  expect(heard.sort()).toEqual([twice.id, twice.id, once.id].sort());
  expect(heard).not.toContain(lost.id);
});
