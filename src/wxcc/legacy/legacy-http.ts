import type { Clock } from "../../clock.js";
import type { Turns } from "../../instances/turns.js";
import { type Budget, createBudget, type Urgency } from "../budget.js";
import type { CallLog, CallReport } from "../http.js";
import { isFine } from "../judge-reply.js";
import { keepAsking, type Tried } from "../keep-asking.js";
import { type Reply, sendOnce } from "../send-once.js";
import type { OrgRef } from "../statistics/source.js";
import { type Asked, nonsenseProblem, statusBehind } from "../upstream-problem.js";
import type { LegacyKind } from "./legacy-kind.js";
import { legacyRefused, noLegacyKey } from "./legacy-problems.js";
import { type LegacyKey, signRequest } from "./sign-request.js";

/** One question to the legacy interface: a record by its id, or records by a query. */
export interface LegacyRequest {
  readonly org: OrgRef;
  readonly kind: LegacyKind;
  readonly wanted: { readonly id: string } | { readonly query: object };
  readonly urgency: Urgency;
  readonly signal?: AbortSignal | undefined;
  /** A key that is being tried; the org's own by default. */
  readonly key?: LegacyKey;
}

/** What came, unread. */
export interface LegacyReply {
  readonly body: string;
  readonly asked: Asked;
}

/** The legacy interface of every region. Everything it throws is a Problem, or the reason of an aborted signal. */
export interface LegacyHttp {
  /** Undefined when there is no such record. */
  ask(request: LegacyRequest): Promise<LegacyReply | undefined>;
}

/** What calling it needs. */
export interface LegacyHttpDeps {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** `https://rest.wxcc-{region}.cisco.com`. */
  readonly legacyUrlTemplate: string;
  readonly requestsPerMinute: number;
  /** Counts for all instances together; without it this process is alone. */
  readonly turns?: Turns | undefined;
  readonly legacyKey: (orgId: string) => Promise<LegacyKey | undefined>;
  readonly log: CallLog;
  /** In [0, 1). */
  readonly random: () => number;
  readonly onCall?: (call: CallReport) => void;
}

/** Signs instead of bearing a token, and has a budget of its own, for it is another service than the rest of Contact Center. */
export function createLegacyHttp(deps: LegacyHttpDeps): LegacyHttp {
  const { clock, log } = deps;
  const budget: Budget = createBudget({
    clock,
    requestsPerMinute: deps.requestsPerMinute,
    shared: deps.turns && { turns: deps.turns, name: "wxcc-legacy-requests" },
  });

  async function send(request: LegacyRequest, key: LegacyKey, deadlineMs: number, tries: number): Promise<Tried> {
    const { org, kind } = request;
    const endpoint = `legacy-${kind}`;
    const headers = { ...signRequest(key), accept: "application/json", "accept-encoding": "gzip" };
    const started = clock.now();
    const url = addressOf(request, deps.legacyUrlTemplate);
    const reply = await sendOnce(deps, url, { method: "GET", headers }, deadlineMs, request.signal);
    const ms = clock.now() - started;
    const status = reply.kind === "status" ? reply.status : reply.kind;
    const trackingId = reply.kind === "status" ? reply.trackingId : undefined;
    deps.onCall?.({ endpoint, status, ms });
    const fields = { orgId: org.id, endpoint, status, ms, tries, trackingId };
    if (isFine(reply) || isMissing(reply)) log.info(fields, "legacy interface answered");
    else log.warn(fields, "legacy interface did not answer as hoped");
    return { reply, asked: { org, endpoint, trackingId } };
  }

  return {
    async ask(request) {
      const key = request.key ?? (await deps.legacyKey(request.org.id));
      if (!key) throw noLegacyKey(request.org);
      const tried = await keepAsking(
        { clock, budget, random: deps.random },
        {
          urgency: request.urgency,
          signal: request.signal,
          repeatable: true,
          send: (deadlineMs, tries) => send(request, key, deadlineMs, tries),
          refused: legacyRefused,
        },
      ).catch((thrown: unknown) => {
        if ("id" in request.wanted && statusBehind(thrown) === 404) return undefined;
        throw thrown;
      });
      if (!tried) return undefined;
      const { reply, asked } = tried;
      if (reply.body === undefined) throw nonsenseProblem(asked, "the answer is too large");
      return { body: reply.body, asked };
    },
  };
}

const isMissing = (reply: Reply) => reply.kind === "status" && reply.status === 404;

function addressOf({ org, kind, wanted }: LegacyRequest, template: string): URL {
  const base = `${template.replaceAll("{region}", encodeURIComponent(org.region)).replace(/\/$/, "")}/aws/api/${kind}`;
  return new URL(
    "id" in wanted
      ? `${base}/${encodeURIComponent(wanted.id)}`
      : `${base}?q=${encodeURIComponent(JSON.stringify(wanted.query))}`,
  );
}
