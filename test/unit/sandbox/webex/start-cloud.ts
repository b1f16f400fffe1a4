import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import { type CloudOptions, createCloud } from "../../../../src/sandbox/cloud.js";
import { makeId } from "../../../../src/sandbox/webex/ids.js";
import * as world from "../../../../src/sandbox/world.js";

export const noon = Date.parse("2026-11-20T12:00:00Z");
export const maya = "maya.fields@harbor.example";
export const priya = "priya.nair@harbor.example";
export const dana = "dana.reyes@brightline.example";
export const botToken: string = world.credentials.botToken;
export const personId = (email: string): string =>
  makeId("PEOPLE", world.people.find((person) => person.email === email)?.uuid ?? "");
export const roomId = (title: string): string =>
  makeId("ROOM", world.spaces.find((space) => space.title === title)?.uuid ?? "");
export const floor = roomId("Harbor floor");
export const botId = personId(world.bot.email);

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came
  readonly body: any;
}

/** A cloud on a free port, stopped when the test ends; `call` speaks to it as the bot unless told otherwise. */
export async function startCloud(options: Partial<CloudOptions> = {}) {
  const clock = createSandboxClock({ start: noon, running: false });
  const cloud = createCloud({ clock, world, ...options });
  const { url } = await cloud.listen(0);
  onTestFinished(() => cloud.close());

  async function send(path: string, init: RequestInit): Promise<Answered> {
    const response = await fetch(path.startsWith("http") ? path : url + path, { redirect: "manual", ...init });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  const call = (method: string, path: string, body?: unknown, token: string | null = botToken) =>
    send(path, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  const tokenOf = async (email: string): Promise<string> =>
    (await call("GET", `/sandbox/token?person=${encodeURIComponent(email)}`, undefined, null)).body.access_token;

  return { cloud, clock, url, send, call, tokenOf };
}

export interface Delivery {
  readonly raw: string;
  readonly signature: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came
  readonly body: any;
}

/** Somebody who receives webhooks. `next` waits for one that is wanted, also among those already there. */
export async function startReceiver(status: () => number = () => 200) {
  const deliveries: Delivery[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const raw = Buffer.concat(chunks).toString();
      const signature = req.headers["x-spark-signature"];
      deliveries.push({
        raw,
        signature: signature === undefined ? undefined : String(signature),
        body: JSON.parse(raw),
      });
      res.writeHead(status()).end();
      for (const look of [...waiting]) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;

  function next(wanted: (delivery: Delivery) => boolean = () => true, count = 1): Promise<Delivery[]> {
    return new Promise((resolve) => {
      const look = () => {
        const found = deliveries.filter(wanted);
        if (found.length < count) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }
  return { url: `http://127.0.0.1:${port}/hook`, deliveries, next };
}

/** The smallest card Webex takes. */
export const card = (body: unknown = [{ type: "TextBlock", text: "Hello" }], more: object = {}) => ({
  contentType: "application/vnd.microsoft.card.adaptive",
  content: { type: "AdaptiveCard", version: "1.3", body, ...more },
});
