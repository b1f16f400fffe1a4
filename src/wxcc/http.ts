import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Clock } from "../clock.js";
import { parseJson } from "../parse-json.js";
import type { Budget, Urgency } from "./budget.js";
import { type Answered, isFine, isRepeatable } from "./judge-reply.js";
import { keepAsking } from "./keep-asking.js";
import { readError } from "./read-error.js";
import { sendOnce } from "./send-once.js";
import type { OrgRef } from "./statistics/source.js";
import { type Asked, nonsenseProblem } from "./upstream-problem.js";

/** One question to Contact Center. */
export interface WxccRequest<T> {
  readonly org: OrgRef;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From the root of the region: `/v1/queues/statistics`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** What a 2xx body must look like. */
  readonly schema: z.ZodType<T>;
  /** A last look at an answer of the right shape that may still be none; throws a Problem made from `asked`. */
  readonly check?: (answer: T, asked: Asked) => void;
  readonly urgency: Urgency;
  /** Name for logs, metrics and sentences, kebab-case: `queue-statistics`. */
  readonly endpoint: string;
  readonly signal?: AbortSignal | undefined;
}

/** The Contact Center API of every region. Everything it throws is a Problem, or the reason of an aborted signal. */
export interface WxccHttp {
  request<T>(request: WxccRequest<T>): Promise<T>;
}

/** Access tokens per org, refreshed by whoever keeps them; its refusals are Problems. */
export interface AccessTokens {
  accessToken(orgId: string): Promise<string>;
  /** That token was refused: the next `accessToken` must be another one. */
  invalidate(orgId: string, token: string): Promise<void> | void;
}

/** One call as counted: HTTP status, or why there was none. */
export interface CallReport {
  readonly endpoint: string;
  readonly status: number | "timeout" | "unreachable";
  readonly ms: number;
}

/** The part of a logger that is used. */
export interface CallLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What calling Contact Center needs. */
export interface WxccHttpDeps {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly tokens: AccessTokens;
  /** `https://api.wxcc-{region}.cisco.com`. */
  readonly urlTemplate: string;
  readonly log: CallLog;
  /** In [0, 1), as `Math.random`. */
  readonly random: () => number;
  readonly onCall?: (call: CallReport) => void;
}

/**
 * Sends with bearer, deadline, budget and retries: at most three tries, GET and `POST /search` only, one more after a
 * 401 with a renewed token. `Retry-After` is honoured while the answer can still be of use.
 */
export function createWxccHttp(deps: WxccHttpDeps): WxccHttp {
  const { clock, tokens, log } = deps;

  async function send(
    request: Omit<WxccRequest<unknown>, "schema" | "check">,
    token: string,
    deadlineMs: number,
    tries: number,
  ) {
    const { org, method, path, endpoint } = request;
    const url = new URL(
      deps.urlTemplate.replaceAll("{region}", encodeURIComponent(org.region)).replace(/\/$/, "") + path,
    );
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const sentId = `floorwalker_${randomUUID()}`;
    const headers = {
      authorization: `Bearer ${token}`,
      accept: "application/json",
      "accept-encoding": "gzip",
      trackingid: sentId,
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    };
    const init = { method, headers, ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }) };
    const started = clock.now();
    const reply = await sendOnce(deps, url, init, deadlineMs, request.signal);
    const ms = clock.now() - started;
    const status = reply.kind === "status" ? reply.status : reply.kind;
    const asked: Asked = { org, endpoint, trackingId: (reply.kind === "status" && trackingIdOf(reply)) || sentId };
    deps.onCall?.({ endpoint, status, ms });
    const fields = { orgId: org.id, endpoint, method, path, status, ms, tries, trackingId: asked.trackingId };
    if (isFine(reply)) log.info(fields, "contact centre answered");
    else log.warn(fields, "contact centre did not answer as hoped");
    return { reply, asked };
  }

  return {
    async request(request) {
      const { org, urgency, signal } = request;
      let token = "";
      const { reply, asked } = await keepAsking(deps, {
        urgency,
        signal,
        repeatable: isRepeatable(request),
        prepare: async () => {
          token = await tokens.accessToken(org.id);
        },
        send: (deadlineMs, tries) => send(request, token, deadlineMs, tries),
        renew: () => tokens.invalidate(org.id, token),
      });
      return read(request, reply, asked);
    },
  };
}

function trackingIdOf(reply: Answered): string | undefined {
  return reply.trackingId ?? (isFine(reply) ? undefined : readError(reply.body ?? "").trackingId);
}

function read<T>({ schema, check }: WxccRequest<T>, reply: Answered, asked: Asked): T {
  if (reply.body === undefined) throw nonsenseProblem(asked, "the answer is too large");
  // 204: there is nothing to say, and a schema that allows it takes null.
  const json = reply.status === 204 ? null : parseJson(reply.body);
  if (json === undefined) throw nonsenseProblem(asked, "the answer is not JSON");
  const parsed = schema.safeParse(json);
  if (parsed.success) {
    check?.(parsed.data, asked);
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  throw nonsenseProblem(asked, `${issue?.path.join(".") || "the answer"} is not as documented`, parsed.error);
}
