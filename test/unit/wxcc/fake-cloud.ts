import type { Clock } from "../../../src/clock.js";
import { defaultOrgSettings, type OrgRecord, type OrgSettings } from "../../../src/store/records.js";
import { createBudget } from "../../../src/wxcc/budget.js";
import { createWxccHttp } from "../../../src/wxcc/http.js";

/** One request as it left the service. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a diary of whatever was sent
  readonly body: any;
}

export type Answering = (sent: Sent, nth: number) => Response | Promise<Response>;

export const json = (body: unknown, init: ResponseInit = {}) =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/json" }, ...init });

export const acme = (settings: Partial<OrgSettings> = {}): OrgRecord => ({
  id: "11111111-2222-4333-8444-555555555555",
  name: "Acme",
  region: "us1",
  zone: "Europe/Paris",
  status: "connected",
  connectedBy: "someone",
  connectedAt: 0,
  settings: { ...defaultOrgSettings, ...settings },
});

/** As fetch does: a request whose signal is aborted fails with the signal's reason. */
const whenAborted = (signal: AbortSignal | undefined) =>
  new Promise<never>((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });

/** The client over a network that only exists in the test; `sent` is its diary. */
export function createCloud(clock: Clock, answer: Answering, options: { random?: number } = {}) {
  const sent: Sent[] = [];
  const log: object[] = [];
  const calls: object[] = [];
  const invalidated: string[] = [];
  let issued = 1;
  const http = createWxccHttp({
    clock,
    budget: createBudget({ clock, requestsPerMinute: 240 }),
    fetch: async (input, init) => {
      const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
      const request: Sent = {
        method: init?.method ?? "GET",
        url: new URL(String(input)),
        headers: new Headers(init?.headers),
        body,
      };
      sent.push(request);
      const given = Promise.resolve(answer(request, sent.length - 1));
      return Promise.race([given, whenAborted(init?.signal ?? undefined)]);
    },
    tokens: {
      accessToken: () => Promise.resolve(`secret-token-${issued}`),
      invalidate: (_orgId, token) => {
        invalidated.push(token);
        issued += 1;
      },
    },
    urlTemplate: "https://api.wxcc-{region}.cisco.com",
    log: {
      info: (fields, message) => log.push({ level: "info", message, ...fields }),
      warn: (fields, message) => log.push({ level: "warn", message, ...fields }),
    },
    random: () => options.random ?? 0,
    onCall: (call) => calls.push(call),
  });
  return { http, sent, log, calls, invalidated };
}
