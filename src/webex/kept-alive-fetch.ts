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
  },
) => Promise<Pick<Response, "status" | "text"> & { readonly headers: Pick<Headers, "get"> }>;

/**
 * `fetch` over connections that are kept open. Node's own makes streams of each body, which for a message with a card
 * takes several times the work of everything else in the call; and a busy minute is made of such calls.
 */
export function createKeptAliveFetch(): FetchText {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });
  return async (url, { body, ...init }) => {
    const isPlain = url.startsWith("http:");
    const headers = { ...init.headers, "content-length": Buffer.byteLength(body ?? "") };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = isPlain
        ? requestHttp(url, { ...init, headers, agent: http }, resolve)
        : requestHttps(url, { ...init, headers, agent: https }, resolve);
      request.once("error", reject).end(body);
    });
    return {
      status: response.statusCode ?? 0,
      headers: { get: (name) => asText(response.headers[name.toLowerCase()]) },
      text: () => readText(response),
    };
  };
}

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
