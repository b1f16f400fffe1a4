import { describe, expect, test } from "vitest";
import { createAttachments } from "../../../src/webex/attachments.js";
import { createSkippingClock } from "../wxcc/skipping-clock.js";

const API = "https://webexapis.com/v1";
const ADDRESS = `${API}/contents/Y2lzY29_abc-1`;

function attachments(...replies: (() => Response)[]) {
  const asked: { url: string; authorization: string | null }[] = [];
  const clock = createSkippingClock(0);
  const reading = createAttachments({
    apiUrl: API,
    token: "bot-token",
    clock,
    fetch: async (input, init) => {
      asked.push({ url: String(input), authorization: new Headers(init?.headers).get("authorization") });
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (!reply) throw new Error("no reply");
      return reply();
    },
  });
  return { read: (address = ADDRESS, most = 10) => reading.read(address, most), asked };
}

const file =
  (content: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(content, { headers });

const cut = (): Response => {
  throw new Error("cut");
};

test("a file is fetched with the bot's token, and has the name that Webex gives it", async () => {
  const { read, asked } = attachments(file("a,b", { "content-disposition": 'attachment; filename="sites.csv"' }));
  const { name, bytes } = await read();
  expect([name, Buffer.from(bytes).toString()]).toEqual(["sites.csv", "a,b"]);
  expect(asked).toEqual([{ url: ADDRESS, authorization: "Bearer bot-token" }]);
});

describe("the token goes to Webex and nowhere else", () => {
  test("whatever host an address names", async () => {
    const { read, asked } = attachments(file(""));
    await read("https://evil.example/v1/contents/abc?x=1");
    expect(asked.map(({ url }) => url)).toEqual([`${API}/contents/abc`]);
  });

  test.each([`${API}/contents/../people/me`, `${API}/messages/abc`, "", "file:///etc/passwd"])(
    "not for %s",
    async (address) => {
      const { read, asked } = attachments(file(""));
      await expect(read(address)).rejects.toMatchObject({ code: "bad-upload" });
      expect(asked).toEqual([]);
    },
  );
});

test.each([
  ["says so", { "content-length": "11" }],
  ["does not say so", {}],
])("a file that is too large and %s is not read to its end", async (_what, headers) => {
  await expect(attachments(file("12345678901", headers)).read()).rejects.toMatchObject({ code: "bad-upload" });
});

test("while it is scanned, or Webex is busy, it is asked for again", async () => {
  const locked = () => new Response(null, { status: 423, headers: { "retry-after": "3" } });
  const { read, asked } = attachments(locked, cut, () => new Response(null, { status: 429 }), file("x"));
  await expect(read()).resolves.toMatchObject({ name: "file" });
  expect(asked).toHaveLength(4);
});

test.each([
  [410, "scanner"],
  [428, "scanner"],
  [404, "does not let me read"],
])("a %i is told once", async (status, said) => {
  const { read, asked } = attachments(() => new Response(null, { status }));
  await expect(read()).rejects.toMatchObject({ code: "bad-upload", say: expect.stringContaining(said) });
  expect(asked).toHaveLength(1);
});

test("a Webex that stays away is told as that", async () => {
  await expect(attachments(cut).read()).rejects.toMatchObject({ code: "upstream-unavailable" });
});
