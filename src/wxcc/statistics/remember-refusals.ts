import type { Clock } from "../../clock.js";
import type { CallLog } from "../http.js";
import { statusBehind } from "../upstream-problem.js";

const REMEMBER_MS = 60 * 60_000;

/** Orgs for which Search is refused (403, 404 or 410): remembered for an hour, so that not every question knocks again. */
export interface SearchRefusals {
  /** What Search said when it refused this org within the last hour. */
  of(orgId: string): unknown;
  /** Does `work` against Search, notes a refusal, forgets it on success; the error is thrown on in any case. */
  attempt<T>(orgId: string, work: () => Promise<T>): Promise<T>;
}

/** True when an API itself is not for this org, or is no more; every other failure says nothing about the next question. */
export function isRefusal(error: unknown): boolean {
  const status = statusBehind(error);
  return status === 403 || status === 404 || status === 410;
}

/** Nobody has been refused yet. */
export function createSearchRefusals(deps: { clock: Clock; log: CallLog }): SearchRefusals {
  const { clock, log } = deps;
  const refusals = new Map<string, { readonly at: number; readonly error: unknown }>();

  function of(orgId: string): unknown {
    const refusal = refusals.get(orgId);
    if (!refusal) return undefined;
    const age = clock.now() - refusal.at;
    if (age >= 0 && age < REMEMBER_MS) return refusal.error;
    refusals.delete(orgId);
    return undefined;
  }

  return {
    of,
    async attempt(orgId, work) {
      try {
        const answer = await work();
        refusals.delete(orgId);
        return answer;
      } catch (error) {
        if (isRefusal(error)) {
          if (!of(orgId)) log.warn({ orgId, status: statusBehind(error) }, "search is refused for this org");
          refusals.set(orgId, { at: clock.now(), error });
        }
        throw error;
      }
    },
  };
}
