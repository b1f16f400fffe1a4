import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A client that never ends its request must not use up the time in which accepted work is finished. */
const CLOSE_WITHIN_MS = 3_000;

/** A listening HTTP server. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets requests under way finish within {@link CLOSE_WITHIN_MS}, and closes connections that are only kept alive. */
  close(): Promise<void>;
}

/** Listens before there is anything to serve, so that the address is known; until `handle` is given it answers 503. */
export async function listen(options: {
  readonly port: number;
  readonly host?: string;
}): Promise<Listening & { handle(listener: RequestListener): void }> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { "retry-after": "1" }).end("starting");
  };
  let closing = false;
  const server: Server = createServer((request, response) => {
    if (closing) response.setHeader("connection", "close");
    listener(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: portOf(server.address()),
    handle: (next) => {
      listener = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        const late = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
        server.close((error) => {
          clearTimeout(late);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}
