import { once } from "node:events";
import express from "express";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createWebhookRoute } from "../../../src/web/webhook.js";
import type { WebhookEvent } from "../../../src/webex/schemas.js";
import { sign } from "../../../src/webex/signature.js";
import { quietLog } from "../../helpers/quiet-log.js";

const secret = "a secret of more than sixteen";
const event = JSON.stringify({ name: "hook", resource: "messages", event: "created", data: { id: "m1" } });

let url: string;
let accepted: WebhookEvent[];
let open: boolean;

beforeEach(async () => {
  accepted = [];
  open = true;
  const accept = (each: WebhookEvent) => {
    if (open) accepted.push(each);
    return open;
  };
  const app = express().use(createWebhookRoute({ secret, log: quietLog, accept }));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/webex/webhook`;
});

async function post(body: string, signature: string | undefined = sign(secret, body)): Promise<number> {
  const headers = signature === "" ? {} : { "x-spark-signature": signature };
  return (await fetch(url, { method: "POST", headers, body })).status;
}

test("a signed event is taken before it is answered 200", async () => {
  expect(await post(event)).toBe(200);
  expect(accepted).toMatchObject([{ resource: "messages", data: { id: "m1" } }]);
});

test("an event that is not taken, because the service has stopped, is not answered 200", async () => {
  open = false;
  expect(await post(event)).toBe(503);
});

test("the raw bytes count: a body that says the same in other bytes is refused", async () => {
  const spaced = event.replace(",", ", ");
  expect(await post(spaced, sign(secret, event))).toBe(401);
  expect(await post(spaced)).toBe(200);
  const escaped = event.replace('"hook"', '"h\\u006fok"');
  expect(await post(escaped)).toBe(200);
});

test.each([
  ["missing", ""],
  ["of another secret", sign("another secret of some length", event)],
  ["cut short", sign(secret, event).slice(1)],
  ["not hexadecimal", "z".repeat(40)],
])("a signature that is %s is 401, whatever the body", async (_name, signature) => {
  expect(await post(event, signature)).toBe(401);
  expect(accepted).toEqual([]);
});

test("a signed body that is no event is 400", async () => {
  expect(await post("no json")).toBe(400);
  expect(await post(JSON.stringify({ resource: "messages" }))).toBe(400);
  expect(accepted).toEqual([]);
});
