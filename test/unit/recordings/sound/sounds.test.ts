import fc from "fast-check";
import { expect, test } from "vitest";
import { until } from "../../../helpers/settle.js";
import { answer, collect, openStorage } from "./storage.js";

const never = new AbortController().signal;

test("a storage that breaks off three times still gives every byte once", async () => {
  const { sounds, ref, object, asked, log } = await openStorage(
    50_000,
    (whole) => (request, response, nth) => answer(whole, request, response, nth < 3 ? 10_000 : undefined),
  );
  const sound = await sounds.open(ref, {}, never);
  expect([sound.status, sound.length]).toEqual([200, 50_000]);
  expect((await collect(sound.bytes)).equals(object)).toBe(true);
  expect(asked.map(({ range }) => range)).toEqual([
    undefined,
    "bytes=10000-49999",
    "bytes=20000-49999",
    "bytes=30000-49999",
  ]);
  expect(log.filter((line) => line.includes("stopped giving"))).toHaveLength(3);
});

test("wherever a part is broken off, it comes whole", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 4999 }), fc.integer({ min: 0, max: 5000 }), async (from, give) => {
      const storage = await openStorage(
        5000,
        (whole) => (request, response, nth) => answer(whole, request, response, nth === 0 ? give : undefined),
      );
      const sound = await storage.sounds.open(storage.ref, { range: `bytes=${from}-` }, never);
      expect((await collect(sound.bytes)).equals(storage.object.subarray(from))).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test("a storage that breaks off a fourth time ends the sound: what came is never taken for whole", async () => {
  const { sounds, ref, asked } = await openStorage(
    50_000,
    (whole) => (request, response) => answer(whole, request, response, 5_000),
  );
  const { bytes } = await sounds.open(ref, {}, never);
  await expect(collect(bytes)).rejects.toMatchObject({ name: "Interrupted" });
  expect(asked).toHaveLength(4);
});

test("an object that is another one after the interruption is not mixed with the first", async () => {
  const { sounds, ref } = await openStorage(
    50_000,
    (whole) => (request, response, nth) =>
      answer(whole, request, response, nth === 0 ? 5_000 : undefined, nth === 0 ? {} : { etag: '"two"' }),
  );
  const { bytes } = await sounds.open(ref, {}, never);
  await expect(collect(bytes)).rejects.toMatchObject({ why: "changed" });
});

test("an address that has run out in the middle is replaced, and the sound goes on", async () => {
  const { sounds, ref, object, questions } = await openStorage(50_000, (whole) => (request, response, nth) => {
    if (nth === 1) return void response.writeHead(403).end("<Error><Message>Request has expired</Message></Error>");
    answer(whole, request, response, nth === 0 ? 5_000 : undefined);
  });
  const { bytes } = await sounds.open(ref, {}, never);
  expect((await collect(bytes)).equals(object)).toBe(true);
  expect(questions()).toBe(4);
});

test("a storage that falls silent for half a minute is asked again; a listener's own pause is no silence", async () => {
  const { sounds, ref, object, clock, asked } = await openStorage(50_000, (whole) => (request, response, nth) => {
    if (nth > 0) return answer(whole, request, response);
    response.writeHead(200, { "content-length": whole.length, etag: '"one"' }).write(whole.subarray(0, 100));
  });
  const { bytes } = await sounds.open(ref, {}, never);
  const first = await bytes.next();
  clock.advance(600_000);
  await until(() => clock.sleepers().length > 0);
  expect(asked).toHaveLength(1);
  const rest = collect(bytes);
  await until(() => clock.sleepers().length > 0);
  clock.advance(30_000);
  expect(Buffer.concat([first.value ?? Buffer.alloc(0), await rest]).equals(object)).toBe(true);
  expect(asked.map(({ range }) => range)).toEqual([undefined, "bytes=100-49999"]);
});

test("a listener who leaves closes the connection to the storage", async () => {
  const { sounds, ref, cut } = await openStorage(
    50_000_000,
    (whole) => (request, response) => answer(whole, request, response),
  );
  const leaving = new AbortController();
  const { bytes } = await sounds.open(ref, {}, leaving.signal);
  await bytes.next();
  expect(cut()).toBe(0);
  leaving.abort(new Error("gone"));
  await until(() => cut() === 1, "the storage to see it");
  await expect(collect(bytes)).rejects.toThrow("gone");
});

test("the storage gets neither bearer nor cookie, and the address is in no line of the log", async () => {
  const { sounds, ref, asked, log } = await openStorage(
    100,
    (whole) => (request, response, nth) => answer(whole, request, response, nth === 0 ? 10 : undefined),
  );
  await collect((await sounds.open(ref, {}, never)).bytes);
  expect(asked).toEqual([
    { range: undefined, authorization: undefined, cookie: undefined },
    { range: "bytes=10-99", authorization: undefined, cookie: undefined },
  ]);
  expect(log.join("\n")).not.toMatch(/X-Amz|127\.0\.0\.1|a\.wav/);
});

test("a redirect is not followed, whatever it leads to", async () => {
  const { sounds, ref, asked, clock } = await openStorage(
    100,
    () => (_request, response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  );
  let over = false;
  const opening = sounds
    .open(ref, {}, never)
    .catch((error: unknown) => error)
    .finally(() => {
      over = true;
    });
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    clock.advance(1_000);
  }
  expect(await opening).toMatchObject({ code: "recording-unavailable" });
  expect(asked).toHaveLength(4);
});

test("an address in this machine's own network is not fetched when Contact Center is reached by https", async () => {
  const { sounds, ref } = await openStorage(100, () => () => undefined, "https://10.0.0.1/a.wav");
  await expect(sounds.open(ref, {}, never)).rejects.toMatchObject({ code: "recording-unavailable" });
});

test("a browser that wants the length gets it without a byte of the sound", async () => {
  const { sounds, ref, asked } = await openStorage(
    4321,
    (whole) => (request, response) => answer(whole, request, response),
  );
  expect(await sounds.measure(ref, never)).toEqual({ total: 4321, etag: '"one"' });
  expect(asked.map(({ range }) => range)).toEqual(["bytes=0-0"]);
});
