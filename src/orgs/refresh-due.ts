import { onceAMinute } from "../instances/once-a-minute.js";
import type { TokenRecord } from "../store/records.js";
import { type Refresh, type RefreshDeps, tellManagers } from "./refresh-grant.js";
import { isDueInBackground } from "./token-life.js";

const PASS_EVERY_MS = 60_000;
/** Renewals that run side by side in the background. */
const PARALLEL = 4;

type Renew = (orgId: string, needed: (token: TokenRecord) => boolean) => Promise<Refresh>;

/** One pass over all orgs. A failing org does not keep the others from being renewed. */
export async function refreshDue(deps: RefreshDeps, renew: Renew): Promise<void> {
  const { store, clock, log } = deps;
  const orgs = await store.orgs.find();
  const queue = orgs.values();
  const work = async () => {
    for (const org of queue) {
      try {
        if (org.status === "reconnect") await tellManagers(deps, org.id);
        else await renew(org.id, (token) => isDueInBackground(org.id, token, clock.now()));
      } catch (err) {
        log.error({ err, orgId: org.id }, "background renewal failed");
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

/** Longer than a pass takes while Webex is slow; two passes at once renew nothing twice. */
const PASS_WITHIN_MS = 15 * 60_000;

/** Repeats `pass` every minute, in one of all instances, until `signal` is aborted. */
export async function runRefreshing(deps: RefreshDeps, pass: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const { queue } = deps;
  if (queue) return onceAMinute("renew-grants", { ...deps, queue }, { withinMs: PASS_WITHIN_MS }, pass, signal);
  while (!signal.aborted) {
    await pass().catch((err: unknown) => deps.log.error({ err }, "pass over the grants failed"));
    await deps.clock.sleep(PASS_EVERY_MS, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }
}
