import type { Clock } from "../clock.js";
import type { WorkQueue } from "../instances/work-queue.js";
import type { Log } from "../log.js";
import { type Alerts, type AlertsDeps, createAlerts } from "./create-alerts.js";
import { createSharedAlerts } from "./create-shared-alerts.js";
import { createEarlyPolls } from "./early-polls.js";
import { createSharedEarly } from "./shared-early-polls.js";

/** Who watches the floor: this process alone, or all instances together where they have a queue. */
export function chooseAlerts(edges: {
  readonly queue: WorkQueue | undefined;
  readonly clock: Clock;
  readonly log: Log;
}): {
  /** Something has changed at the org; may be called a hundred times a second. */
  readonly moved: (orgId: string) => void;
  create(deps: AlertsDeps): Alerts;
} {
  const { queue, clock } = edges;
  if (queue) {
    const moved = createSharedEarly({ ...edges, queue });
    return { moved, create: (deps) => createSharedAlerts({ ...deps, queue }) };
  }
  const early = createEarlyPolls();
  return {
    moved: (orgId) => early.heard(orgId, clock.now()),
    create: (deps) => createAlerts({ ...deps, early }),
  };
}
