import { once } from "node:events";
import express from "express";
import { expect, onTestFinished, test } from "vitest";
import type { Sound } from "../../../../src/recordings/sound/sounds.js";
import { refuse } from "../../../../src/web/recordings/refuse.js";
import { sendSound } from "../../../../src/web/recordings/send-sound.js";
import { keepingLog } from "../../../helpers/quiet-log.js";

async function* three(onEnd: () => void, fail = false) {
  try {
    yield Buffer.from("one ");
    if (fail) throw new Error("the storage is gone");
    yield Buffer.from("two");
  } finally {
    onEnd();
  }
}

/** Serves one sound; resolves with what a browser gets. */
async function serve(sound: Sound, beforeFirstByte: () => Promise<void>): Promise<Response> {
  const app = express();
  app.get("/", (_request, response) => sendSound(response, sound, beforeFirstByte));
  app.use(refuse("json", keepingLog().log));
  const server = app.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  return fetch(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`);
}

const whole = { status: 200, from: 0, length: 7, total: 7, etag: '"e"' } as const;

test("nothing is played that the trail does not have, and the storage is let go", async () => {
  let ended = false;
  const bytes = three(() => {
    ended = true;
  });
  const response = await serve({ ...whole, bytes }, () => Promise.reject(new Error("the disk is full")));
  expect([response.status, response.headers.get("content-type")]).toEqual([500, expect.stringContaining("json")]);
  expect(await response.text()).not.toContain("one");
  expect(ended).toBe(true);
});

test("the trail is written once there is something to play, and before it is played", async () => {
  const order: string[] = [];
  const bytes = (async function* () {
    order.push("fetched");
    yield Buffer.from("one two");
  })();
  const response = await serve({ ...whole, bytes }, async () => void order.push("kept"));
  expect(await response.text()).toBe("one two");
  expect(order).toEqual(["fetched", "kept"]);
});

test("a sound that ends too soon is a broken answer, never a short one", async () => {
  const listening = serve({ ...whole, bytes: three(() => undefined, true) }, async () => undefined);
  await expect(listening.then((response) => response.arrayBuffer())).rejects.toThrow();
});
