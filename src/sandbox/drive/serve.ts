import { createServer, type RequestListener, type Server } from "node:http";

/** A server on this machine that can be stopped although somebody still hangs on the line. */
export interface Listening {
  readonly server: Server;
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on `port` (0 picks a free one). Rejects when the port is taken. */
export function serve(listener: RequestListener, port: number, host: string): Promise<Listening> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === "object" && address ? address.port : port;
      resolve({ server, port: bound, url: `http://${host}:${bound}`, close: () => closeNow(server) });
    });
  });
}

function closeNow(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
