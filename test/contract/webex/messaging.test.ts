import nock from "nock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createWebexApi } from "../../../src/webex/api.js";
import { createOutbox } from "../../../src/webex/outbox.js";
import { createSpaces } from "../../../src/webex/spaces.js";
import { keepingLog } from "../../helpers/quiet-log.js";
import { until } from "../../helpers/settle.js";

const host = "https://webexapis.com";
const space = "Y2lzY29zcGFyazovL3VzL1JPT00vYTRjOGUxNzAtMmY1Yi0xMWVmLTlkM2EtN2I2YzVkNGUzZjIx";
const sent = (id: string) => ({ id, roomId: space, roomType: "group", personId: "p", personEmail: "bot@webex.bot" });

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

function setUp() {
  const clock = createSandboxClock({ start: 0, running: false });
  const { log, lines } = keepingLog();
  const api = createWebexApi({ fetch, apiUrl: `${host}/v1`, token: "tok", clock, random: () => 0.5, log });
  return { clock, lines, api, outbox: createOutbox({ api, log }), spaces: createSpaces(api) };
}
const to = { spaceId: space };

test("a 429 is waited out as Retry-After says, and the next message of the space stays behind it", async () => {
  const { clock, outbox } = setUp();
  const arrived: string[] = [];
  nock(host).post("/v1/messages").reply(429, "", { "retry-after": "7" });
  nock(host)
    .post("/v1/messages")
    .times(2)
    .reply(200, (_uri, body) => {
      arrived.push(JSON.stringify(body));
      return sent(String(arrived.length));
    });
  const both = Promise.all([outbox.post({ to, markdown: "one" }), outbox.post({ to, markdown: "two" })]);
  await until(() => clock.sleepers().includes(7_000), "the pause");
  clock.advance(6_999);
  expect(arrived).toEqual([]);
  clock.advance(1);
  await both;
  expect(arrived.map((body) => JSON.parse(body).markdown)).toEqual(["one", "two"]);
  expect(outbox.pending()).toBe(0);
});

test("another space does not wait behind the one that is held up", async () => {
  const { clock, outbox } = setUp();
  nock(host).post("/v1/messages", /one/).reply(503, "");
  nock(host).post("/v1/messages", /other/).reply(200, sent("2"));
  nock(host).post("/v1/messages", /one/).reply(200, sent("1"));
  const held = outbox.post({ to, markdown: "one" });
  await outbox.post({ to: { spaceId: "elsewhere" }, markdown: "other" });
  await until(() => clock.sleepers().length > 0);
  clock.advance(30_000);
  expect((await held).id).toBe("1");
});

test("a card that Webex refuses is sent as its text, and the log says so", async () => {
  const { outbox, lines } = setUp();
  nock(host)
    .post("/v1/messages", (body) => "attachments" in body)
    .reply(400, {
      message: "Invalid Adaptive Card Json",
      errors: [{ description: "/body/0" }],
      trackingId: "ROUTER_1",
    });
  nock(host)
    .post("/v1/messages", (body) => !("attachments" in body) && body.markdown === "the numbers")
    .reply(200, sent("1"));
  await outbox.post({ to, markdown: "the numbers", card: { type: "AdaptiveCard" } });
  expect(lines.join()).toContain("card refused");
});

test("a space that the bot was removed from is a Problem that says so", async () => {
  const { outbox } = setUp();
  nock(host).post("/v1/messages").reply(404, { message: "Could not find a room with provided ID." });
  await expect(outbox.post({ to, markdown: "x" })).rejects.toMatchObject({ code: "space-gone" });
});

test("Webex staying away is a Problem after five tries, not a silent loss", async () => {
  const { clock, outbox } = setUp();
  nock(host).post("/v1/messages").times(5).reply(502, "<html>bad gateway</html>");
  const outcome = outbox.post({ to, markdown: "x" }).catch((error: unknown) => error);
  let given = false;
  void outcome.then(() => {
    given = true;
  });
  while (!given) {
    await until(() => given || clock.sleepers().length > 0);
    clock.advance(30_000);
  }
  expect(await outcome).toMatchObject({ code: "upstream-unavailable" });
  expect(nock.isDone()).toBe(true);
});

test("a Retry-After of an hour is an outage, said at once", async () => {
  const { outbox } = setUp();
  nock(host).post("/v1/messages").reply(429, "<html>", { "retry-after": "3600" });
  await expect(outbox.post({ to, markdown: "x" })).rejects.toMatchObject({ retryAfterSeconds: 3600 });
});

test("an answer that is not JSON is nonsense, not a crash", async () => {
  const { outbox } = setUp();
  nock(host).post("/v1/messages").reply(200, "<html>hello</html>");
  await expect(outbox.post({ to, markdown: "x" })).rejects.toMatchObject({ code: "upstream-nonsense" });
});

test("a call that hangs is ended by its deadline and tried again", async () => {
  const { clock, spaces } = setUp();
  const room = { id: space, type: "group" };
  nock(host).get(`/v1/rooms/${space}`).delay(600_000).reply(200, room);
  nock(host).get(`/v1/rooms/${space}`).reply(200, room);
  const type = spaces.type(space);
  await until(() => clock.sleepers().includes(15_000), "the deadline");
  clock.advance(15_000);
  await until(() => clock.sleepers().length > 0, "the pause");
  clock.advance(30_000);
  expect(await type).toBe("group");
  nock.abortPendingRequests();
});

test("members are read to the last page, and calls that overlap share one answer", async () => {
  const { spaces } = setUp();
  const member = (n: number) => ({
    id: `m${n}`,
    roomId: space,
    personId: `p${n}`,
    personEmail: `p${n}@x.example`,
    personDisplayName: `P ${n}`,
    personOrgId: "o",
  });
  nock(host)
    .get("/v1/memberships")
    .query({ roomId: space, max: "1000" })
    .reply(200, { items: [member(1)] }, { link: `<${host}/v1/memberships?cursor=2>; rel="next"` });
  nock(host)
    .get("/v1/memberships")
    .query({ cursor: "2" })
    .reply(200, { items: [member(2)] });
  const [first, second] = await Promise.all([spaces.members(space), spaces.members(space)]);
  expect(first.map((m) => m.personId)).toEqual(["p1", "p2"]);
  expect(second).toBe(first);
});

test("a message over Webex's limit in bytes is cut and says so", async () => {
  const { outbox } = setUp();
  let bytes = 0;
  let text = "";
  nock(host)
    .post("/v1/messages", (body) => {
      text = body.markdown;
      bytes = Buffer.byteLength(text);
      return true;
    })
    .reply(200, sent("1"));
  await outbox.post({ to, markdown: "ä".repeat(5_000) });
  expect(bytes).toBeLessThanOrEqual(7_439);
  expect(text).toContain("cut: the message was too long");
});

test("a file is uploaded as one part behind its words, and whole again when the first try fails", async () => {
  const { clock, outbox } = setUp();
  const bodies: { type: string; text: string }[] = [];
  nock(host)
    .post("/v1/messages")
    .times(2)
    .reply(function (_uri, body) {
      // nock gives what is not text as hex.
      const raw = String(body);
      const text = /^[0-9a-f]+$/.test(raw) ? Buffer.from(raw, "hex").toString("utf8") : raw;
      bodies.push({ type: String(this.req.headers["content-type"]), text });
      return bodies.length === 1 ? [503, ""] : [200, sent("1")];
    });
  const file = { name: "queues.csv", type: "text/csv", content: new TextEncoder().encode("a,b\r\n1,2\r\n") };
  const posted = outbox.post({ to, markdown: "queues.csv: 1 row", parentId: "thread", file });
  await until(() => clock.sleepers().some((at) => at < 60_000), "the pause");
  clock.advance(30_000);
  expect((await posted).id).toBe("1");
  for (const { type, text } of bodies) {
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
    expect(text.match(/name="files"; filename="queues.csv"/g)).toHaveLength(1);
    expect(text).toContain("a,b\r\n1,2\r\n");
    expect(text).toMatch(new RegExp(`name="roomId"\\r\\n\\r\\n${space}`));
    expect(text).toMatch(/name="parentId"\r\n\r\nthread/);
    expect(text).not.toContain("attachments");
  }
  expect(bodies).toHaveLength(2);
});
