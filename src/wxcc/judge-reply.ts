import type { Reply } from "./send-once.js";

/** What an answered request looks like. */
export type Answered = Extract<Reply, { kind: "status" }>;

/** True for 2xx. */
export const isFine = (reply: Reply): boolean => reply.kind === "status" && reply.status >= 200 && reply.status < 300;

/** True for 429. */
export const isTooMany = (reply: Reply): boolean => reply.kind === "status" && reply.status === 429;

/** True when the same request may succeed a moment later. */
export const mayPass = (reply: Reply) => reply.kind !== "status" || reply.status === 429 || reply.status >= 500;

const readingPosts = ["/search", "/v1/captures/query"];

/** True for what changes nothing, some POSTs among it; any other write may have happened although no answer came. */
export const isRepeatable = (request: { readonly method: string; readonly path: string }) =>
  request.method === "GET" || (request.method === "POST" && readingPosts.includes(request.path));

/** Cisco's `Retry-After` when there is one, else the back-off. Milliseconds. */
export function waitBefore(reply: Reply, backOffMs: number): number {
  const told = reply.kind === "status" ? reply.retryAfterSeconds : undefined;
  return told === undefined ? backOffMs : told * 1000;
}
