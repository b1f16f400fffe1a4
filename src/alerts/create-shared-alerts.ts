import { onceAMinute } from "../instances/once-a-minute.js";
import type { WorkQueue } from "../instances/work-queue.js";
import { newAlertId } from "./alert-id.js";
import type { Alerts, AlertsDeps } from "./create-alerts.js";
import { keepListening } from "./keep-listening.js";
import { pollLoad } from "./poll-load.js";
import { createLastWords } from "./say-last-words.js";
import { askPoll, takePolls } from "./shared-polls.js";
import { createShowPlace, createShowSpace } from "./show-space.js";

const PLAN_WITHIN_MS = 2 * 60_000;
const wholeSeconds = (ms: number) => Math.ceil(ms / 1000) * 1000;

/**
 * The same watch kept by several instances: once a minute one of them looks which orgs have rules and asks for their polls, and
 * any instance makes them.
 */
export function createSharedAlerts(deps: AlertsDeps & { readonly queue: WorkQueue }): Alerts {
  const { store, clock, log, drain, queue, events } = deps;
  const showing = { ...deps, isAlone: false };
  const show = createShowSpace(showing);
  const showPlace = createShowPlace(store, show);
  const sayLastWords = createLastWords({ store, clock, drain, showPlace });

  async function plan(): Promise<void> {
    const rules = await store.alerts.find();
    await sayLastWords(rules);
    const { byOrg, live, intervalMs } = pollLoad(rules, deps.requestsPerMinute);
    drain.track(keepListening(new Set(live.keys()), deps), "listening to contacts");
    const atMostEveryMs = wholeSeconds(intervalMs);
    for (const orgId of byOrg.keys()) await askPoll(queue, { orgId, why: "due" }, { atMostEveryMs });
  }

  const askAtOnce = (orgId: string) =>
    Promise.all([queue.ask("plan-polls", { key: "changed" }), askPoll(queue, { orgId, why: "changed" })]).catch(
      (err: unknown) => log.warn({ err, orgId }, "changed rules could not be looked at at once; the next poll does"),
    );

  return {
    desk: {
      newId: () => newAlertId(deps.randomBytes),
      changed: (orgId) => drain.track(askAtOnce(orgId), "alerts"),
      show: (spaceId, orgId) => {
        const shown = showPlace({ spaceId, orgId });
        drain.track(shown, "alerts");
        return shown;
      },
      forget: (org) => events.endFor(org),
    },
    async run(signal) {
      await Promise.all([
        onceAMinute("plan-polls", deps, { withinMs: PLAN_WITHIN_MS }, plan, signal),
        takePolls({ ...showing, show }, signal),
      ]);
    },
  };
}
