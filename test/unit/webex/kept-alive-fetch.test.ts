import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createKeptAliveFetch } from "../../../src/webex/kept-alive-fetch.js";

let server: Server | undefined;
let connections: Socket[] = [];
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  connections = [];
});

async function listen(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  listening.on("connection", (socket: Socket) => connections.push(socket));
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    response.setHeader("x-method", request.method ?? "");
    response.statusCode = request.headers.authorization === "Bearer good" ? 200 : 401;
    response.end(Buffer.concat(chunks));
  });
};

const send = (fetch: ReturnType<typeof createKeptAliveFetch>, url: string, body?: string, signal?: AbortSignal) =>
  fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: "Bearer good" },
    ...(body === undefined ? {} : { body }),
    signal: signal ?? new AbortController().signal,
  });

test("status, headers in any case and the body come back as they were sent, letters of several bytes too", async () => {
  const url = await listen(echo);
  const response = await send(createKeptAliveFetch(), url, "Müller – “ça va” 🎧");
  expect(response.status).toBe(200);
  expect(response.headers.get("X-Method")).toBe("POST");
  expect(response.headers.get("x-none")).toBeNull();
  expect(await response.text()).toBe("Müller – “ça va” 🎧");
});

test("one call after the other uses one connection", async () => {
  const url = await listen(echo);
  const fetch = createKeptAliveFetch();
  for (const body of ["a", "b", "c"]) await (await send(fetch, url, body)).text();
  expect(connections).toHaveLength(1);
});

test("a kept connection that was closed meanwhile is replaced, and the request arrives once", async () => {
  const arrived: string[] = [];
  const url = await listen((request, response) => {
    arrived.push(request.url ?? "");
    echo(request, response);
  });
  const fetch = createKeptAliveFetch();
  await (await send(fetch, `${url}/first`)).text();
  for (const connection of connections) connection.destroy();
  expect(await (await send(fetch, `${url}/second`, "again")).text()).toBe("again");
  expect(arrived).toEqual(["/first", "/second"]);
});

test("an aborted call rejects at once, though nobody answers", async () => {
  const giveUp = new AbortController();
  const url = await listen(() => giveUp.abort(new Error("too late")));
  await expect(send(createKeptAliveFetch(), url, undefined, giveUp.signal)).rejects.toMatchObject({
    name: "AbortError",
  });
});

test("an address where nobody listens rejects", async () => {
  const url = await listen(echo);
  await new Promise((resolve) => server?.close(resolve));
  await expect(send(createKeptAliveFetch(), url)).rejects.toMatchObject({ code: "ECONNREFUSED" });
});
