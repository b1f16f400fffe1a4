import { expect, test } from "vitest";
import { bot } from "../../../../src/sandbox/world.js";
import { botId, botToken, card, dana, floor, maya, noon, personId, priya, roomId, startCloud } from "./start-cloud.js";

test("a message has exactly one target and something to say", async () => {
  const { call } = await startCloud();
  const post = async (body: object) => (await call("POST", "/v1/messages", body)).status;
  expect(await post({ roomId: floor, text: "hello" })).toBe(200);
  expect(await post({ text: "hello" })).toBe(400);
  expect(await post({ roomId: floor, toPersonEmail: maya, text: "hello" })).toBe(400);
  expect(await post({ roomId: floor })).toBe(400);
  expect(await post({ roomId: "nonsense", text: "hello" })).toBe(404);
  expect(await post({ toPersonEmail: "nobody@nowhere.example", text: "hello" })).toBe(404);
});

test("text and markdown hold 7439 bytes each, counted in bytes", async () => {
  const { call } = await startCloud();
  const post = async (body: object) => (await call("POST", "/v1/messages", { roomId: floor, ...body })).status;
  expect(await post({ text: "x".repeat(7439), markdown: "y".repeat(7439) })).toBe(200);
  expect(await post({ text: "x".repeat(7440) })).toBe(400);
  expect(await post({ text: "x", markdown: "é".repeat(3720) })).toBe(400);
});

test("markdown comes back as html and words, mentions as spark-mention", async () => {
  const { call } = await startCloud();
  const markdown = `**Look**, <@personEmail:${maya}|Maya> and <@personId:${personId(priya)}>:\n\n- one\n- <b>two</b>`;
  const { body } = await call("POST", "/v1/messages", { roomId: floor, markdown });
  expect(body).toMatchObject({
    roomId: floor,
    roomType: "group",
    personId: botId,
    personEmail: bot.email,
    markdown,
    text: "Look, Maya and Priya Nair:\none\n<b>two</b>",
    mentionedPeople: [personId(maya), personId(priya)],
    created: new Date(noon).toISOString(),
  });
  expect(body.html).toContain(
    `<strong>Look</strong>, <spark-mention data-object-type="person" data-object-id="${personId(maya)}">Maya</spark-mention>`,
  );
  expect(body.html).toContain("&lt;b&gt;two");
});

test("somebody who is not in the space is named but not mentioned", async () => {
  const { call } = await startCloud();
  const { body } = await call("POST", "/v1/messages", { roomId: floor, markdown: `<@personEmail:${dana}|Dana> left` });
  expect(body.text).toBe("Dana left");
  expect(body).not.toHaveProperty("mentionedPeople");
});

test("a bot reads in a group only what mentions it, in lists and by id; in a 1:1 everything", async () => {
  const { call, cloud } = await startCloud();
  const quiet = cloud.say({ space: "Harbor floor", from: maya, text: "lunch?", mention: false });
  const asked = cloud.say({ space: "Harbor floor", from: maya, text: "queue stats today" });
  const direct = cloud.say({ space: "Maya Fields", from: maya, text: "help" });
  expect((await call("GET", `/v1/messages/${quiet.id}`)).status).toBe(404);
  expect((await call("GET", `/v1/messages/${asked.id}`)).body).toMatchObject({
    text: "Floorwalker queue stats today",
    mentionedPeople: [botId],
  });
  expect((await call("GET", `/v1/messages/${direct.id}`)).body).toMatchObject({ text: "help", roomType: "direct" });
  expect((await call("GET", `/v1/messages?roomId=${floor}`)).status).toBe(403);
  const list = await call("GET", `/v1/messages?roomId=${floor}&mentionedPeople=me`);
  expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([asked.id]);
});

test("messages are listed newest first and before a message or an instant", async () => {
  const { call, cloud, clock, tokenOf } = await startCloud();
  const token = await tokenOf(maya);
  const ids = ["one", "two", "three"].map((text) => {
    clock.advance(1000);
    return cloud.say({ space: "Harbor floor", from: maya, text, mention: false }).id;
  });
  const list = async (query: string) =>
    (await call("GET", `/v1/messages?roomId=${floor}${query}`, undefined, token)).body.items.map(
      (item: { text: string }) => item.text,
    );
  expect(await list("")).toEqual(["three", "two", "one"]);
  expect(await list(`&beforeMessage=${ids[2]}`)).toEqual(["two", "one"]);
  expect(await list(`&before=${new Date(noon + 2000).toISOString()}`)).toEqual(["one"]);
  expect(await list("&max=1")).toEqual(["three"]);
});

test("toPersonEmail opens one 1:1 space and uses it again", async () => {
  const { call } = await startCloud();
  const first = await call("POST", "/v1/messages", { toPersonEmail: priya, text: "hello" });
  const second = await call("POST", "/v1/messages", { toPersonId: personId(priya), text: "again" });
  expect(first.body.roomType).toBe("direct");
  expect(second.body.roomId).toBe(first.body.roomId);
  const listed = await call("GET", `/v1/messages/direct?personEmail=${priya}`);
  expect(listed.body.items.map((item: { text: string }) => item.text)).toEqual(["again", "hello"]);
});

test("an answer goes under the first message of a thread and nowhere else", async () => {
  const { call, cloud } = await startCloud();
  const root = cloud.say({ space: "Harbor floor", from: maya, text: "help" });
  const reply = await call("POST", "/v1/messages", { roomId: floor, parentId: root.id, text: "here" });
  expect(reply.body.parentId).toBe(root.id);
  const post = async (body: object) => (await call("POST", "/v1/messages", { text: "x", ...body })).status;
  expect(await post({ roomId: floor, parentId: reply.body.id })).toBe(400);
  expect(await post({ roomId: roomId("Maya Fields"), parentId: root.id })).toBe(400);
});

test("one card, with words beside it; a card that Webex cannot show is refused with the spot", async () => {
  const { call } = await startCloud();
  const post = (body: object) => call("POST", "/v1/messages", { roomId: floor, ...body });
  const good = await post({ markdown: "Hello", attachments: [card()] });
  expect(good.body.attachments).toEqual([card()]);
  expect((await post({ attachments: [card()] })).status).toBe(400);
  expect((await post({ text: "x", attachments: [card(), card()] })).status).toBe(400);
  expect((await post({ text: "x", attachments: [{ ...card(), contentType: "application/json" }] })).status).toBe(400);
  const bad = await post({ text: "x", attachments: [card([{ type: "Table" }])] });
  expect(bad.status).toBe(400);
  expect(bad.body.errors).toEqual([{ description: "/body/0/type: Table is not supported" }]);
});

test("the author edits up to ten times, cards included; nobody else does", async () => {
  const { call, cloud, tokenOf } = await startCloud();
  const { body: message } = await call("POST", "/v1/messages", { roomId: floor, text: "3 of 31 days" });
  const edit = (body: object, token = botToken) => call("PUT", `/v1/messages/${message.id}`, body, token);
  const edited = await edit({ roomId: floor, markdown: "**done**", attachments: [card()] });
  expect(edited.body).toMatchObject({ id: message.id, text: "done", attachments: [card()] });
  expect((await edit({ roomId: floor, text: "without its card" })).status).toBe(400);
  expect((await edit({ text: "where?" })).status).toBe(400);
  expect((await edit({ roomId: floor, text: "x", html: "<p>x</p>" })).status).toBe(400);
  expect((await edit({ roomId: floor, text: "x" }, await tokenOf(maya))).status).toBe(403);
  for (let count = 2; count <= 10; count++)
    expect((await edit({ roomId: floor, text: `${count}`, attachments: [card()] })).status).toBe(200);
  expect((await edit({ roomId: floor, text: "11", attachments: [card()] })).status).toBe(400);
  expect(cloud.state().spaces[0]?.messages[0]).toMatchObject({ text: "10", edited: true });
});

test("edits of cards can be refused, as the OpenAPI document says", async () => {
  const { call } = await startCloud({ cardEdits: "refused" });
  const { body } = await call("POST", "/v1/messages", { roomId: floor, text: "x", attachments: [card()] });
  const edit = await call("PUT", `/v1/messages/${body.id}`, { roomId: floor, text: "y", attachments: [card()] });
  expect(edit.status).toBe(400);
});

test("one deletes one's own message, and not the other's in a 1:1", async () => {
  const { call, cloud } = await startCloud();
  const own = await call("POST", "/v1/messages", { roomId: floor, text: "oops" });
  expect((await call("DELETE", `/v1/messages/${own.body.id}`)).status).toBe(204);
  expect((await call("GET", `/v1/messages/${own.body.id}`)).status).toBe(404);
  const theirs = cloud.say({ space: "Maya Fields", from: maya, text: "mine" });
  expect((await call("DELETE", `/v1/messages/${theirs.id}`)).status).toBe(403);
});

test("one file comes by multipart or from an address on this machine, and is read only by members", async () => {
  const { call, send, url, tokenOf } = await startCloud({
    page: (_req, res) => void res.type("png").send(Buffer.from("picture")),
  });
  const form = new FormData();
  form.set("roomId", floor);
  form.set("markdown", "the **table**");
  form.set("files", new Blob(["a,b\n1,2\n"], { type: "text/csv" }), "queues.csv");
  const headers = { authorization: `Bearer ${botToken}` };
  const { body } = await send("/v1/messages", { method: "POST", headers, body: form });
  expect(body.files).toHaveLength(1);
  const file = await send(body.files[0], { headers });
  expect(file.body).toBe("a,b\n1,2\n");
  expect(file.headers.get("content-disposition")).toContain("queues.csv");
  expect((await send(body.files[0], {})).status).toBe(401);
  expect((await call("GET", body.files[0], undefined, await tokenOf(dana))).status).toBe(404);
  const linked = await call("POST", "/v1/messages", { roomId: floor, files: [`${url}/chart.png`] });
  expect((await send(linked.body.files[0], { method: "HEAD", headers })).headers.get("content-type")).toBe("image/png");
  const two = await call("POST", "/v1/messages", { roomId: floor, files: [`${url}/a.png`, `${url}/b.png`] });
  expect(two.status).toBe(400);
  expect((await call("POST", "/v1/messages", { roomId: floor, files: ["https://example.com/a.png"] })).status).toBe(
    400,
  );
});

test("a body that is not JSON is 400 in Webex's shape", async () => {
  const { send } = await startCloud();
  const { status, body } = await send("/v1/messages", {
    method: "POST",
    headers: { authorization: `Bearer ${botToken}`, "content-type": "application/json" },
    body: "{",
  });
  expect(status).toBe(400);
  expect(body).toMatchObject({ message: expect.any(String), errors: [{}], trackingId: expect.any(String) });
});
