import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** What the server says next: a status with a JSON body, or `drop` to close the connection. */
export type Reply = "drop" | { status: number; body?: unknown; headers?: Record<string, string> };

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly form: Readonly<Record<string, string>>;
}

/** A server on loopback that keeps a diary; `answer` may be replaced while it runs. */
export interface WebexServer {
  readonly url: string;
  readonly diary: Asked[];
  answer: (asked: Asked) => Reply | Promise<Reply>;
}

export async function startServer(answer: WebexServer["answer"]): Promise<WebexServer> {
  const diary: Asked[] = [];
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const asked: Asked = {
      method: request.method ?? "",
      path: request.url ?? "",
      authorization: request.headers.authorization,
      form: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    };
    diary.push(asked);
    const reply = await running.answer(asked);
    if (reply === "drop") return void request.socket.destroy();
    response.writeHead(reply.status, { "content-type": "application/json", ...reply.headers });
    response.end(reply.body === undefined ? "" : JSON.stringify(reply.body));
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const running: WebexServer = { url: `http://127.0.0.1:${port}`, diary, answer };
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return running;
}

/** Grants `access-1`, `access-2`, … with a new refresh token each time, as Webex does. */
export function grants(life: { expiresIn: number; refreshExpiresIn: number }): () => Reply {
  let count = 0;
  return () => {
    count += 1;
    const body = {
      access_token: `access-${count}`,
      expires_in: life.expiresIn,
      refresh_token: `refresh-${count}`,
      refresh_token_expires_in: life.refreshExpiresIn,
    };
    return { status: 200, body };
  };
}
