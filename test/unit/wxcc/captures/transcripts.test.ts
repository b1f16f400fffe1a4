import { inspect } from "node:util";
import { expect, test } from "vitest";
import type { Captures, Transcript } from "../../../../src/wxcc/captures/capture.js";
import { SignedAddress } from "../../../../src/wxcc/captures/signed-address.js";
import { createTranscripts } from "../../../../src/wxcc/captures/transcripts.js";
import { createSkippingClock } from "../skipping-clock.js";

const org = { id: "6e1f7b2a-0c4d-4d8e-9a53-1b7c8d9e0f21", name: "Northwind", region: "us1" };
const TASK = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";
const file = JSON.stringify({ messages: [{ timestamp: 1000, participantType: "AGENT", text: "Good morning." }] });

const transcript = (signature: string): Transcript => ({
  id: "cfg-17",
  source: "recording",
  provider: "CISCO",
  language: "en-US",
  startedAt: 1000,
  address: new SignedAddress(`https://bucket.example/file?X-Amz-Signature=${signature}`),
});

/** A storage that answers what it is told to, one after the other. */
function storage(...replies: readonly (Response | Error)[]) {
  const asked: { url: string; headers: Headers }[] = [];
  const left = [...replies];
  let fresh: readonly Transcript[] = [transcript("fresh")];
  const captures: Captures = {
    find: async () => new Map([[TASK, { taskId: TASK, recordings: [], transcripts: fresh }]]),
  };
  const transcripts = createTranscripts({
    captures,
    clock: createSkippingClock(0),
    fetch: async (input, init) => {
      asked.push({ url: String(input), headers: new Headers(init?.headers) });
      const reply = left.shift();
      if (reply instanceof Response) return reply;
      throw reply ?? new Error("nothing more is expected");
    },
  });
  return {
    asked,
    goesAway: () => {
      fresh = [];
    },
    read: () => transcripts.read(org, TASK, transcript("old"), "person"),
    problem: async () => {
      const thrown: unknown = await transcripts.read(org, TASK, transcript("old"), "person").catch((error) => error);
      expect(inspect(thrown, { depth: 9 })).not.toContain("bucket.example");
      return thrown;
    },
  };
}

test("a transcript is fetched from its address, with no bearer beside the signature", async () => {
  const { read, asked } = storage(new Response(file));
  expect(await read()).toEqual([{ fromMs: 0, toMs: null, speaker: "Agent", text: "Good morning." }]);
  expect(asked.map(({ url }) => url)).toEqual([expect.stringContaining("=old")]);
  expect(asked[0]?.headers.has("authorization")).toBe(false);
});

test.each([403, 503])("a storage that answers %i is asked once more, with a fresh address", async (status) => {
  const { read, asked } = storage(new Response("<Error/>", { status }), new Response(file));
  expect(await read()).toHaveLength(1);
  expect(asked.map(({ url }) => url.split("=").at(-1))).toEqual(["old", "fresh"]);
});

test("a storage that refuses twice is said to, and its address is told nowhere", async () => {
  const { problem, asked } = storage(new Response("", { status: 403 }), new Response("", { status: 403 }));
  expect(await problem()).toMatchObject({ code: "recording-unavailable", say: expect.stringContaining("403") });
  expect(asked).toHaveLength(2);
});

test("a storage that cannot be reached tells no host", async () => {
  const unreachable = () => new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND bucket.example") });
  const { problem } = storage(unreachable(), unreachable());
  expect(await problem()).toMatchObject({ code: "recording-unavailable" });
});

test("a transcript deleted in the meantime is no longer kept", async () => {
  const expired = storage(new Response("", { status: 403 }));
  expired.goesAway();
  expect(await expired.problem()).toMatchObject({ code: "recording-gone" });
  expect(await storage(new Response("", { status: 404 })).problem()).toMatchObject({ code: "recording-gone" });
});

test("a file above 5 MB is not read to its end", async () => {
  const { problem } = storage(new Response("x".repeat(5 * 1024 * 1024 + 1)));
  expect(await problem()).toMatchObject({ code: "recording-unavailable", say: expect.stringContaining("5 MB") });
});

test("a file of a form that nobody described is not shown as an empty conversation", async () => {
  expect(await storage(new Response("{}")).problem()).toMatchObject({ code: "upstream-nonsense" });
});
