import { createServer, type IncomingHttpHeaders } from "node:http";
import { onTestFinished } from "vitest";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import { createCloud } from "../../../../src/sandbox/cloud.js";
import { createCaptureCatalog } from "../../../../src/sandbox/model/captures/create-capture-catalog.js";
import { serveStorage } from "../../../../src/sandbox/storage/serve-storage.js";
import * as world from "../../../../src/sandbox/world.js";
import { createContactCentre } from "../../../../src/sandbox/wxcc/create-contact-centre.js";
import { traffic } from "../../../helpers/floor.js";
import { NOW } from "./ask-captures.js";

export const SECRET = "0123456789abcdef0123456789abcdef";
/** A subscription that is as it should be. */
export const order = {
  name: "floorwalker",
  description: "what became ready",
  eventTypes: ["capture:available"],
  destinationUrl: "https://bot.example.com/hooks/wxcc",
  secret: SECRET,
  orgId: world.harbor.id,
  resourceVersion: "capture:1.0.0",
};

interface Answered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came
  readonly body: any;
}

/** The whole cloud on one port and a clock that stands still; `call` speaks as Harbor's administrator unless told otherwise. */
export async function startSubscribing() {
  const clock = createSandboxClock({ start: NOW, running: false });
  const model = traffic();
  const catalog = createCaptureCatalog(model);
  const cloud = createCloud({
    clock,
    world,
    contactCentre: (identify, events) => createContactCentre({ model, clock, identify, catalog, events }),
    storage: serveStorage({ clock, catalog }),
  });
  const { url } = await cloud.listen(0);
  onTestFinished(() => cloud.close());
  const tokenOf = (email: string, ...scopes: string[]) => cloud.issueGrant({ email, scopes }).access_token;
  const priya = tokenOf("priya.nair@harbor.example", "cjp:config_read", "cjp:config_write");

  async function call(method: string, path: string, body?: unknown, token = priya): Promise<Answered> {
    const response = await fetch(`${url}/wxcc/us1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }
  return { clock, cloud, url, call, tokenOf };
}

/** One event as it came. */
export interface Received {
  readonly raw: string;
  readonly headers: IncomingHttpHeaders;
  readonly taskId: string;
  readonly id: string;
}

/** Somebody who receives events and answers as told; `next` waits until so many have come. */
export async function receiveEvents(
  answer: () => { status: number; headers?: Record<string, string> } = () => ({ status: 200 }),
) {
  const received: Received[] = [];
  let look: () => unknown = () => undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString();
      const { id, data }: { id: string; data: { taskId: string } } = JSON.parse(raw);
      received.push({ raw, headers: request.headers, taskId: data.taskId, id });
      const { status, headers = {} } = answer();
      response.writeHead(status, headers).end();
      look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    next: (count: number) =>
      new Promise<Received[]>((resolve) => {
        look = () => received.length >= count && resolve(received);
        look();
      }),
  };
}
