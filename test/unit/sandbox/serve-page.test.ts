import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servePage } from "../../../src/sandbox/serve-page.js";

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer(express().use(await servePage())).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => server.close());

test.each([
  ["/", "text/html"],
  ["/page.js", "text/javascript"],
  ["/page.css", "text/css"],
  ["/favicon.svg", "image/svg+xml"],
])("%s is served as %s under a policy that allows this origin only", async (path, type) => {
  const response = await fetch(base + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain(type);
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  // Pictures of cards come from the service, which is another port of this machine.
  const pictures = "http://127.0.0.1:* http://localhost:*";
  expect(policy).toContain(`img-src 'self' data: ${pictures};`);
  expect(policy.replace(pictures, "")).not.toMatch(/https?:|unsafe|\*/);
});

test("the page and its styles load nothing from another host", async () => {
  const html = await (await fetch(`${base}/`)).text();
  const css = await (await fetch(`${base}/page.css`)).text();
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address)).toEqual([
    "/favicon.svg",
    "/page.css",
    "/page.js",
  ]);
  expect(css).not.toMatch(/url\(|@import/);
});

test("the bundle carries the official card renderer", async () => {
  const script = await (await fetch(`${base}/page.js`)).text();
  expect(script).toContain("ac-adaptiveCard");
  expect(script).toContain("Action.ShowCard");
});

test("other paths are left to the next handler", async () => {
  expect((await fetch(`${base}/v1/people/me`)).status).toBe(404);
});
