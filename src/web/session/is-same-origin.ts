import type { IncomingHttpHeaders } from "node:http";

/** Whether a page of our own makes the request. Browsers say so in headers that no page can forge; whoever says nothing is refused. */
export function isSameOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === new URL(publicUrl).origin;
}
