import { type AddressInfo, createServer, connect as dial, type Socket } from "node:net";

/** The way of one instance to the database: bytes pass, unless somebody cuts it or blocks it. */
export interface Gate {
  readonly port: number;
  /** Ends every connection there is; new ones may be made. */
  cut(): void;
  /** From now on nothing passes and nobody is told, as on a network that swallows packets. */
  block(): void;
  /** What was held back passes again. */
  open(): void;
  close(): Promise<void>;
}

/** An open gate on a free port of loopback in front of another port. */
export async function openGate(targetPort: number): Promise<Gate> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let blocked = false;
  const join = ([near, far]: readonly [Socket, Socket]) => {
    near.pipe(far, { end: true });
    far.pipe(near, { end: true });
  };
  const part = ([near, far]: readonly [Socket, Socket]) => {
    near.unpipe(far).pause();
    far.unpipe(near).pause();
  };
  const end = (pair: readonly [Socket, Socket]) => {
    pairs.delete(pair);
    for (const socket of pair) socket.destroy();
  };
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (near) => {
    const far = dial({ port: targetPort, host: "127.0.0.1", noDelay: true });
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const socket of pair) socket.once("close", () => end(pair)).on("error", () => end(pair));
    if (!blocked) join(pair);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const cut = () => {
    for (const pair of [...pairs]) end(pair);
  };
  return {
    port: portOf(server.address()),
    cut,
    block: () => {
      blocked = true;
      for (const pair of pairs) part(pair);
    },
    open: () => {
      blocked = false;
      for (const pair of pairs) join(pair);
    },
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      return closed;
    },
  };
}

/** The port that a server listens on. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}
