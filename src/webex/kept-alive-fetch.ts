import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";

/** What is asked of `fetch` here: a text or a file there, a text back. Node's own fits as well. */
export type FetchText = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string | Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
    /** Never sent again over another connection: whoever asks would rather look what became of it. */
    readonly once?: boolean | undefined;
  },
) => Promise<Pick<Response, "status" | "text"> & { readonly headers: Pick<Headers, "get"> }>;

/** Below the 5 s after which Node's own servers hang up on a quiet caller. */
const QUIET_MS = 4_000;

/**
 * `fetch` over connections that are kept open; redirects are not followed. Node's own makes streams of each body, which for
 * a message with a card takes several times the work of everything else in the call, and a busy minute is made of such calls.
 */
export function createKeptAliveFetch(): FetchText {
  const http = new HttpAgent({ keepAlive: true, timeout: QUIET_MS });
  const https = new HttpsAgent({ keepAlive: true, timeout: QUIET_MS });

  const send: Send = (url, { body, once: _, ...init }) =>
    new Promise((resolve, reject) => {
      const headers = { ...init.headers, "content-length": Buffer.byteLength(body ?? "") };
      const request = url.startsWith("http:")
        ? requestHttp(url, { ...init, headers, agent: http }, resolve)
        : requestHttps(url, { ...init, headers, agent: https }, resolve);
      request.once("error", (error) => reject(request.reusedSocket && isHangUp(error) ? new HungUp(error) : error));
      request.end(body);
    });

  return async (url, init) => {
    // A kept connection may be closed by the other side in the very moment it is used again; nobody has read the request then.
    const response = await send(url, init).catch((error: unknown) => {
      if (error instanceof HungUp && !init.once) return send(url, init);
      throw error;
    });
    return {
      status: response.statusCode ?? 0,
      headers: { get: (name) => asText(response.headers[name.toLowerCase()]) },
      text: () => readText(response),
    };
  };
}

type Send = (...args: Parameters<FetchText>) => Promise<IncomingMessage>;

/** The connection was found closed before an answer came. */
class HungUp extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

const isHangUp = (error: Error) => "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");

const asText = (header: string | string[] | undefined): string | null =>
  Array.isArray(header) ? header.join(", ") : (header ?? null);

function readText(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.once("error", reject);
    response.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });
}
