import { randomBytes } from "node:crypto";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChartShelf } from "../../../src/charts/chart.js";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import { listen } from "../../../src/serve.js";
import { readEncryptionKeys } from "../../../src/store/encryption-keys.js";
import type { Store } from "../../../src/store/store.js";
import { createChartShelf } from "../../../src/web/charts/chart-shelf.js";
import { deriveChartKey, readChartTicket, writeChartTicket } from "../../../src/web/charts/chart-ticket.js";
import { createPictureCache } from "../../../src/web/charts/picture-cache.js";
import { createChartRoutes } from "../../../src/web/charts.js";
import { keepingLog } from "../../helpers/quiet-log.js";
import { samples } from "../charts/sample-charts.js";
import { openStore } from "../orgs/support/open-store.js";

const DAY = 86_400_000;
const keys = readEncryptionKeys(Buffer.alloc(32, 1).toString("base64"));
const key = deriveChartKey(keys);

let clock: SandboxClock;
let store: Store;
let shelf: ChartShelf;
let close: () => Promise<void>;

beforeEach(async () => {
  clock = createSandboxClock({ start: Date.UTC(2026, 10, 20), running: false });
  store = await openStore(clock);
  const server = await listen({ port: 0, host: "127.0.0.1" });
  close = server.close;
  server.handle(express().use(createChartRoutes({ store, clock, key, log: keepingLog().log })));
  shelf = createChartShelf({ store, clock, randomBytes, key, publicUrl: `http://127.0.0.1:${server.port}` });
});
afterEach(() => close());

test("a chart that was put on the shelf is fetched as a picture that others may keep", async () => {
  const { url, alt } = await shelf.put(samples.bar);
  expect(alt).toContain("Offered by hour");
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(answer.headers.get("cache-control")).toMatch(/^public, max-age=86400/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const etag = answer.headers.get("etag") ?? "";
  expect((await fetch(url, { headers: { "if-none-match": etag, "cache-control": "max-age=0" } })).status).toBe(304);
});

test("the address says nothing of what it shows, and is another one for another chart", async () => {
  const [one, two] = await Promise.all([shelf.put(samples.bar), shelf.put(samples.line)]);
  expect(one.url).not.toBe(two.url);
  const [, ticket = ""] = /\/charts\/([\w-]{72})\.png$/.exec(one.url) ?? [];
  expect(Buffer.from(ticket, "base64url").toString("latin1")).not.toContain("Offered");
});

test("the same chart asked for by a hundred spaces is one picture", async () => {
  const urls = await Promise.all(Array.from({ length: 100 }, () => shelf.put(samples.bar)));
  expect(new Set(urls.map(({ url }) => url)).size).toBe(1);
  expect(await store.charts.find()).toHaveLength(1);
});

test("after thirty days the picture is gone, and so is the chart", async () => {
  const { url } = await shelf.put(samples.bar);
  clock.advance(30 * DAY - 1000);
  expect((await fetch(url)).status).toBe(200);
  clock.advance(1000);
  expect((await fetch(url)).status).toBe(404);
  expect(await store.charts.find()).toEqual([]);
});

test("forged, unknown and misspelt addresses are one answer", async () => {
  const { url } = await shelf.put(samples.bar);
  const ticket = /\/charts\/(.+)\.png$/.exec(url)?.[1] ?? "";
  const bytes = Buffer.from(ticket, "base64url");
  const changed = [0, 17, 30].map((at) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy.toString("base64url");
  });
  const unknown = writeChartTicket(
    { id: randomBytes(16).toString("base64url"), expiresAtSeconds: clock.now() / 1000 + 60 },
    key,
  );
  for (const path of [...changed, unknown, ticket.slice(1), "x", `${ticket}A`]) {
    const answer = await fetch(url.replace(ticket, path));
    expect([answer.status, await answer.text()]).toEqual([404, "No such picture.\n"]);
  }
  expect((await fetch(url.replace(".png", ""))).status).toBe(404);
});

test("a ticket is read back as it was written, and not with the key of another service", () => {
  const ticket = { id: randomBytes(16).toString("base64url"), expiresAtSeconds: 1_800_000_000 };
  const text = writeChartTicket(ticket, key);
  expect(readChartTicket(text, key)).toEqual(ticket);
  const other = deriveChartKey(readEncryptionKeys(Buffer.alloc(32, 2).toString("base64")));
  expect(readChartTicket(text, other)).toBeUndefined();
});

test("pictures are kept by bytes, those not looked at for longest go first", () => {
  const cache = createPictureCache(100);
  cache.put("a", Buffer.alloc(40));
  cache.put("b", Buffer.alloc(40));
  cache.get("a");
  cache.put("c", Buffer.alloc(40));
  expect([cache.get("a"), cache.get("b"), cache.get("c")].map((kept) => kept?.length)).toEqual([40, undefined, 40]);
  cache.put("d", Buffer.alloc(101));
  expect(cache.get("d")).toBeUndefined();
  expect(cache.get("a")?.length).toBe(40);
});
