import express from "express";
import { expect, test } from "vitest";
import { sendJson } from "../../../../src/sandbox/wxcc/send-json.js";

async function encodingOf(value: unknown, accept: string) {
  const server = express()
    .get("/", (request, response) => sendJson(request, response, 200, value))
    .listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const response = await fetch(`http://127.0.0.1:${address.port}/`, { headers: { "accept-encoding": accept } });
  const same = JSON.stringify(await response.json()) === JSON.stringify(value);
  await new Promise((resolve) => server.close(resolve));
  return { encoding: response.headers.get("content-encoding"), same };
}

const large = "x".repeat(1024 * 1024);

test("an answer over 1 MB is compressed for those who ask for gzip, and for nobody else", async () => {
  expect(await encodingOf(large, "br, gzip;q=0.8")).toEqual({ encoding: "gzip", same: true });
  expect(await encodingOf(large, "identity")).toEqual({ encoding: null, same: true });
});

test("an answer of less than 1 MB is never compressed", async () => {
  expect(await encodingOf("x", "gzip")).toEqual({ encoding: null, same: true });
});
