import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A listening HTTP server. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets requests under way finish, and closes connections that are only kept alive. */
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
  const server: Server = createServer((request, response) => listener(request, response));
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
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}
