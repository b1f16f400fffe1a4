import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { z } from "zod";
import { parseJson } from "../../../src/parse-json.js";
import { portOf } from "./gate.js";
import { isReady } from "./is-ready.js";

/** One instance as the balancer sees it. */
export interface Target {
  readonly port: number;
  healthy: boolean;
  /** Ids of what was delivered to it (`data.id` of the events), with the status that it answered. */
  readonly taken: Map<string, number>;
}

/** A round robin on loopback, as a host puts one in front of several instances. */
export interface Balancer {
  readonly url: string;
  /** From now on the instance is asked whether it is ready, and gets requests while it is. */
  add(port: number): Target;
  remove(target: Target): void;
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 200;
const READY_WITHIN_MS = 1_000;
/** Longer than any answer takes; whoever is silent for that long is stopped or dead. */
const ANSWER_WITHIN_MS = 15_000;

/**
 * Gives each request to the next instance that is ready. One whose connection is refused has not seen the request, which
 * goes on to the next; one that was connected may have done what was asked, so the request is never sent again, as with
 * nginx and its like for a POST. Each has a connection of its own, as with Heroku's router: one that is kept could be closed in the
 * very moment it is used. When nobody is ready all are tried ("fails open", as AWS and others do): a database that is away
 * must not make the bot deaf. `byChance`: to any instead of the next, because of two instances in strict turn one can get all questions
 * and the other all news of the bot's own answers.
 */
export async function openBalancer(options: { readonly byChance?: boolean | undefined } = {}): Promise<Balancer> {
  const targets = new Set<Target>();
  let turn = 0;

  function inOrder(): Target[] {
    const all = [...targets];
    const ready = all.filter(({ healthy }) => healthy);
    const open = ready.length > 0 ? ready : all;
    const first = options.byChance ? Math.floor(Math.random() * open.length) : turn++ % Math.max(1, open.length);
    return [...open.slice(first), ...open.slice(0, first)];
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    for (const target of inOrder()) {
      const outcome = await pass(target, incoming, body, response);
      if (outcome === "refused") {
        target.healthy = false;
        continue;
      }
      if (outcome === "lost" && !response.headersSent) response.writeHead(502).end();
      if (outcome === "lost") response.destroy();
      return;
    }
    response.writeHead(503).end();
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  let closed = false;
  async function watch(target: Target) {
    while (!closed && targets.has(target)) {
      target.healthy = await isReady(`http://127.0.0.1:${target.port}`, READY_WITHIN_MS);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }

  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    add: (port) => {
      const target = { port, healthy: false, taken: new Map<string, number>() };
      targets.add(target);
      void watch(target);
      return target;
    },
    remove: (target) => {
      targets.delete(target);
    },
    close: () => {
      closed = true;
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** `refused`: it never saw the request. `lost`: it may have. */
function pass(
  target: Target,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<"answered" | "refused" | "lost"> {
  return new Promise((resolve) => {
    const outgoing = request(
      { port: target.port, host: "127.0.0.1", method, path: url, headers, agent: false, timeout: ANSWER_WITHIN_MS },
      (answer) => {
        const id = readEventId(body);
        if (id !== undefined) target.taken.set(id, answer.statusCode ?? 0);
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.once("end", () => resolve("answered")).once("error", () => resolve("lost"));
      },
    );
    outgoing.once("timeout", () => outgoing.destroy(new Error("silent")));
    outgoing.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ECONNREFUSED" ? "refused" : "lost"),
    );
    outgoing.end(body);
  });
}

const eventSchema = z.object({ data: z.object({ id: z.string() }) });

function readEventId(body: Buffer): string | undefined {
  return eventSchema.safeParse(parseJson(body.toString())).data?.data.id;
}
