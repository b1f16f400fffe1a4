import type { SandboxClock } from "../../clock.js";
import type { EventEdge } from "../../contracts.js";
import type { CaptureCatalog } from "../../model/captures/create-capture-catalog.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { captureEvent } from "./capture-event.js";
import { createSubscriptions, type Subscriptions } from "./create-subscriptions.js";

const HOUR_MS = 3_600_000;
const WANTED = "capture:available";

/**
 * Subscriptions, and the telling of whoever has one when a capture becomes ready. Nothing is worked out while nobody wants
 * to be told. After a jump of the clock only what became ready in its last hour is told: Cisco's deliveries are not
 * guaranteed, and a service asleep for a week would not get a week's events at once.
 */
export function watchCaptures(deps: {
  readonly clock: SandboxClock;
  readonly model: TrafficModel;
  readonly catalog: CaptureCatalog;
  readonly events: EventEdge;
}): Subscriptions {
  const { clock, model, catalog, events } = deps;
  const toldUntil = new Map<string, number>();
  let dozing = new AbortController();

  const subscriptions = createSubscriptions(clock, look);
  clock.onMove(look);

  const listeners = (orgId: string) =>
    subscriptions.of(orgId).filter(({ status, eventTypes }) => status === "active" && eventTypes.includes(WANTED));

  function look(): void {
    if (events.signal.aborted) return;
    const now = clock.now();
    for (const { orgId } of model.centres()) tell(orgId, now);
    dozing.abort();
    dozing = new AbortController();
    if (clock.running && toldUntil.size > 0) void doze(now);
  }

  function tell(orgId: string, now: number): void {
    const wanting = listeners(orgId);
    const before = toldUntil.get(orgId);
    if (wanting.length === 0) {
      toldUntil.delete(orgId);
      return;
    }
    toldUntil.set(orgId, now);
    // Whoever has just begun to listen is told of what comes; a clock that went back tells again.
    if (before === undefined || before >= now) return;
    const region = model.centre(orgId)?.region ?? "";
    for (const captures of catalog.readyBetween(orgId, Math.max(before, now - HOUR_MS), now)) {
      for (const subscription of wanting) {
        void events
          .send(captureEvent(subscription, captures, region, now))
          .then((answered) => answered !== undefined && subscriptions.delivered(subscription, answered));
      }
    }
  }

  /** Until the next capture of anybody who listens, where time passes by itself. */
  async function doze(now: number): Promise<void> {
    const { signal } = dozing;
    const next = [...toldUntil.keys()].flatMap(
      (orgId) => catalog.readyBetween(orgId, now, now + HOUR_MS)[0]?.readyAt ?? [],
    );
    const over = AbortSignal.any([signal, events.signal]);
    const slept = await clock.sleep(Math.min(HOUR_MS, ...next.map((at) => at - now)), over).then(
      () => true,
      () => false,
    );
    if (slept) look();
  }

  return subscriptions;
}
