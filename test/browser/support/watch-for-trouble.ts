import type { BrowserContext } from "playwright-core";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
/** What Chromium itself writes when a page arrives with an error status; the pages' own refusals have one. */
const REFUSAL_ARRIVED = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * What no page may do, from now on and in every tab: an error in the console (a violation of its content policy is one),
 * an uncaught exception, a request that leaves this machine.
 */
export function watchForTrouble(context: BrowserContext): readonly string[] {
  const trouble: string[] = [];
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && !LOOPBACK.has(hostname)) trouble.push(`request to ${request.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const ofADocument = message.location().url === message.page()?.url();
    if (ofADocument && REFUSAL_ARRIVED.test(message.text())) return;
    trouble.push(`console on ${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => trouble.push(`uncaught on ${error.page()?.url()}: ${error.error().message}`));
  return trouble;
}
