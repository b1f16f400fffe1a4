import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

/** The least that answers a webhook: verify the signature, read the message, post. */
const { API_URL = "", BOT_TOKEN, WEBHOOK_SECRET = "", PUBLIC_URL, PORT } = process.env;
const headers = { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" };

async function call(method: string, path: string, body?: object): Promise<Record<string, string>> {
  const response = await fetch(API_URL + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return (await response.json()) as Record<string, string>;
}

const me = await call("GET", "/people/me");

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function isSigned(body: Buffer, signature: unknown): boolean {
  const expected = createHmac("sha1", WEBHOOK_SECRET).update(body).digest();
  const given = Buffer.from(String(signature), "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

let ready = false;
const server = createServer(async (request, response) => {
  if (request.url === "/readyz") {
    response.writeHead(ready ? 200 : 503).end();
    return;
  }
  const body = await readBody(request);
  const signed = isSigned(body, request.headers["x-spark-signature"]);
  response.writeHead(signed ? 200 : 401).end();
  if (!signed) return;
  const { data } = JSON.parse(body.toString());
  if (data.personId === me.id) return;
  const message = await call("GET", `/messages/${data.id}`);
  await call("POST", "/messages", { roomId: message.roomId, markdown: "Hello!" });
});
server.listen(Number(PORT), "127.0.0.1");
await call("POST", "/webhooks", {
  name: "bare",
  targetUrl: `${PUBLIC_URL}/webex/webhook`,
  resource: "messages",
  event: "created",
  secret: WEBHOOK_SECRET,
});
ready = true;
