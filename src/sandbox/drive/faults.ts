import { z } from "zod";

/** A disturbance somebody ordered. The first that matches a request is the one that happens. */
export const faultSchema = z.strictObject({
  /** `GET /v1/queues/statistics`; `*` stands for anything, also as the method. */
  match: z.string().regex(/^(\*|[A-Z]+) \/\S*$/, "must be a method and a path, such as GET /v1/queues/statistics"),
  /** Answered instead of asking the real handler; without it the request goes on after `delayMs`. */
  status: z.number().int().min(100).max(599).optional(),
  /** Seconds, for the `Retry-After` header. */
  retryAfter: z.number().min(0).optional(),
  /** How many requests are hit; without it every one until the list is replaced. */
  times: z.number().int().min(1).optional(),
  /** Real milliseconds before anything happens. */
  delayMs: z.number().min(0).max(600_000).optional(),
  /** Sent as it is, with 200 unless `status` says otherwise: for answers that are nonsense. */
  body: z.string().optional(),
  /** The connection is cut. */
  drop: z.boolean().optional(),
  /** No answer ever comes. */
  hang: z.boolean().optional(),
  /** Only for `DELIVER /<resource>/<event>`, a webhook delivery: how often it is sent. */
  copies: z.number().int().min(1).max(10).optional(),
});
export type Fault = z.infer<typeof faultSchema>;

/** What is to go wrong. */
export interface Faults {
  replace(faults: readonly Fault[]): void;
  /** What is still to happen, with the times that remain. */
  list(): Fault[];
  /** The fault for this request, counted down; undefined when nothing is to go wrong. */
  take(method: string, path: string): Fault | undefined;
}

/** A fault may name a path as the service sees it, without the region it was mounted under. */
const REGION_PREFIX = /^\/(?:wxcc|legacy)\/[^/]+(?=\/)/;

/** No faults yet; `onChange` is told when the list changes. */
export function createFaults(onChange: () => void): Faults {
  let pending: Fault[] = [];

  function matches(fault: Fault, method: string, path: string): boolean {
    const [wantedMethod = "", wantedPath = ""] = fault.match.split(" ");
    if (wantedMethod !== "*" && wantedMethod !== method) return false;
    const pattern = new RegExp(`^${wantedPath.split("*").map(escapePattern).join(".*")}/?$`);
    return pattern.test(path) || pattern.test(path.replace(REGION_PREFIX, ""));
  }

  return {
    replace: (faults) => {
      pending = [...faults];
      onChange();
    },
    list: () => [...pending],
    take: (method, path) => {
      const index = pending.findIndex((fault) => matches(fault, method, path));
      const fault = pending[index];
      if (fault?.times === undefined) return fault;
      if (fault.times > 1) pending[index] = { ...fault, times: fault.times - 1 };
      else pending.splice(index, 1);
      onChange();
      return fault;
    },
  };
}

const escapePattern = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
