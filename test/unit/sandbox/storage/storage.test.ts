import express from "express";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import { objectKeyOf } from "../../../../src/sandbox/model/captures/capture.js";
import { createCaptureCatalog } from "../../../../src/sandbox/model/captures/create-capture-catalog.js";
import { refuseRequest } from "../../../../src/sandbox/storage/check-request.js";
import { serveStorage } from "../../../../src/sandbox/storage/serve-storage.js";
import { signUrl } from "../../../../src/sandbox/storage/sign-url.js";
import { traffic } from "../../../helpers/floor.js";
import { deletedCall, recordedCall, transcribedCall, transcribedChat } from "../../../helpers/recorded-contacts.js";
import { NOW, startCaptures } from "../wxcc/ask-captures.js";

const start = async () => {
  const cloud = await startCaptures();
  const pathOf = async (taskId: string, more: object = {}): Promise<string> =>
    (await cloud.captures(taskId, more)).recording[0].attributes.filePath;
  return { ...cloud, pathOf };
};

test("an address gives the recording as audio of exactly its length, without any header", async () => {
  const { captures } = await start();
  const { attributes } = (await captures(recordedCall(NOW).id)).recording[0];
  const response = await fetch(attributes.filePath);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "audio/wav"]);
  expect(response.headers.get("accept-ranges")).toBe("bytes");
  expect(response.headers.get("etag")).toMatch(/^"[0-9a-f]{32}"$/);
  expect(Number(response.headers.get("content-length"))).toBe(bytes.length);
  expect(bytes.length).toBe(44 + (attributes.stopTime - attributes.startTime) * 8 * 4);
});

test("an address is good until its last minute is over and not a moment longer", async () => {
  const { clock, pathOf } = await start();
  const path = await pathOf(recordedCall(NOW).id, { urlExpiration: 5 });
  clock.advance(5 * 60_000 - 1);
  expect((await fetch(path, { headers: { range: "bytes=0-9" } })).status).toBe(206);
  clock.advance(1);
  const refused = await fetch(path);
  expect([refused.status, refused.headers.get("content-type")]).toEqual([403, "application/xml; charset=utf-8"]);
  const xml = await refused.text();
  expect(xml).toContain("<Code>AccessDenied</Code><Message>Request has expired</Message>");
  expect(xml).toContain("<X-Amz-Expires>300</X-Amz-Expires><Expires>2026-11-20T19:12:00Z</Expires>");
});

test("a bearer token beside the signature is one mechanism too many", async () => {
  const { pathOf } = await start();
  const refused = await fetch(await pathOf(recordedCall(NOW).id), { headers: { authorization: "Bearer harbor" } });
  const xml = await refused.text();
  expect(refused.status).toBe(400);
  expect(xml).toContain("<Code>InvalidArgument</Code><Message>Only one auth mechanism allowed");
  expect(xml).not.toContain("harbor");
});

test("whatever of an address is changed, the signature no longer fits", async () => {
  const { pathOf } = await start();
  const path = await pathOf(recordedCall(NOW).id);
  const forged = [
    path.replace("X-Amz-Expires=3600", "X-Amz-Expires=36000"),
    path.replace(/X-Amz-Signature=../, "X-Amz-Signature=zz"),
    path.replace(/recording-\w+\.wav/, "recording-00000000.wav"),
    path.replace(/X-Amz-Date=\d{8}/, "X-Amz-Date=20261121"),
  ];
  for (const url of forged) {
    const refused = await fetch(url);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain("<Code>SignatureDoesNotMatch</Code>");
  }
  const bare = await fetch(path.split("?")[0] ?? "");
  expect([bare.status, await bare.text()]).toEqual([403, expect.stringContaining("<Code>AccessDenied</Code>")]);
});

test("as with S3, an address signed for GET is not good for HEAD, and one signed for HEAD is", async () => {
  const { url, pathOf } = await start();
  const path = await pathOf(recordedCall(NOW).id);
  expect((await fetch(path, { method: "HEAD" })).status).toBe(403);
  expect((await fetch(path, { method: "PUT" })).status).toBe(405);
  const key = new URL(path).pathname.split("/").slice(3).join("/");
  const signed = signUrl({ method: "HEAD", origin: url, region: "us1", key, signedAt: NOW, expiresSeconds: 60 });
  const head = await fetch(signed, { method: "HEAD" });
  const whole = await fetch(path);
  expect(head.status).toBe(200);
  for (const name of ["content-length", "etag", "content-type"])
    expect(head.headers.get(name)).toBe(whole.headers.get(name));
  await whole.arrayBuffer();
});

test("any part can be fetched alone and is the same as in the whole; a part beyond the end is refused", async () => {
  const { pathOf } = await start();
  const path = await pathOf(recordedCall(NOW).id);
  const whole = Buffer.from(await (await fetch(path)).arrayBuffer());
  const part = async (range: string) => {
    const response = await fetch(path, { headers: { range } });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const { response, bytes } = await part("bytes=70001-140002");
  expect([response.status, response.headers.get("content-range")]).toEqual([206, `bytes 70001-140002/${whole.length}`]);
  expect(bytes.equals(whole.subarray(70_001, 140_003))).toBe(true);
  expect((await part("bytes=-10")).bytes.equals(whole.subarray(-10))).toBe(true);
  expect((await part(`bytes=${whole.length - 3}-`)).bytes.equals(whole.subarray(-3))).toBe(true);
  const beyond = await part(`bytes=${whole.length}-`);
  expect([beyond.response.status, beyond.response.headers.get("content-range")]).toEqual([
    416,
    `bytes */${whole.length}`,
  ]);
  expect(beyond.bytes.toString()).toContain("<Code>InvalidRange</Code>");
  expect((await part("bytes=0-1,4-5")).response.status).toBe(200);
});

test("what was deleted is no key any more, though its address was signed for longer", async () => {
  const old = deletedCall(NOW);
  const { clock, pathOf } = await start();
  clock.to(old.endedAt + 90 * 86_400_000 - 60_000);
  const path = await pathOf(old.id);
  clock.advance(60_000);
  const gone = await fetch(path);
  expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining("<Code>NoSuchKey</Code>")]);
});

test("transcripts lie beside recordings, as JSON", async () => {
  const { captures } = await start();
  for (const contact of [transcribedCall(NOW), transcribedChat(NOW)]) {
    const [transcript] = (await captures(contact.id)).transcription;
    const response = await fetch(transcript.filePath);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
    expect(Object.keys(JSON.parse(await response.text())).length).toBeGreaterThan(0);
  }
});

test("of an hour-long call only what is taken is made, and nothing more once the listener hangs up", async () => {
  const catalog = createCaptureCatalog(traffic(), { shortestMs: 3_600_000 });
  const call = recordedCall(NOW);
  const captures = catalog.at(call.orgId, call.id, NOW);
  const [main] = captures?.recordings ?? [];
  if (!captures || !main) throw new Error("no recording");
  let chunks = 0;
  const sounds = () => {
    chunks += 1;
    return main.sounds();
  };
  const counted = { ...main, sounds };
  const storage = serveStorage({
    clock: createSandboxClock({ start: NOW, running: false }),
    catalog: { ...catalog, at: () => ({ ...captures, recordings: [counted] }) },
  });
  let closed = () => undefined as unknown;
  const over = new Promise((resolve) => {
    closed = () => resolve(undefined);
  });
  const server = express()
    .use((_request, response, next) => {
      response.once("close", closed);
      next();
    })
    .use("/storage", storage)
    .listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const key = objectKeyOf(call, main);
  const leaving = new AbortController();
  const url = signUrl({ method: "GET", origin, region: "us1", key, signedAt: NOW, expiresSeconds: 60 });
  const response = await fetch(url, { signal: leaving.signal });
  expect(Number(response.headers.get("content-length"))).toBeGreaterThan(115_000_000);
  await response.body?.getReader().read();
  leaving.abort();
  await over;
  expect(chunks).toBeGreaterThan(0);
  expect(chunks).toBeLessThan(400);
});

test("a signature expires exactly: before the second it names it is good, from then on it is not", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.integer({ min: 1, max: 604_800 }),
      fc.integer({ min: 0, max: 1_300_000_000 }),
      (signedAt, expiresSeconds, laterMs) => {
        const url = new URL(
          signUrl({
            method: "GET",
            origin: "http://127.0.0.1:4000",
            region: "us1",
            key: "a/b/c.wav",
            signedAt,
            expiresSeconds,
          }),
        );
        const request = {
          method: "GET",
          host: url.host,
          path: url.pathname,
          parameters: url.searchParams,
          authorization: undefined,
        };
        const expiresAt = Math.floor(signedAt / 1000) * 1000 + expiresSeconds * 1000;
        expect(refuseRequest(request, expiresAt - 1)).toBeUndefined();
        expect(refuseRequest(request, expiresAt)?.message).toBe("Request has expired");
        const now = signedAt + laterMs;
        expect(refuseRequest(request, now) === undefined).toBe(now < expiresAt);
      },
    ),
  );
});
