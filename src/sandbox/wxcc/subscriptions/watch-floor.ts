import type { SandboxClock } from "../../clock.js";
import type { EventEdge } from "../../contracts.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { asCloudEvent } from "./cloud-event.js";
import { createSubscriptions, type Subscriptions } from "./create-subscriptions.js";
import type { EventSource } from "./event-source.js";

/**
 * Subscriptions, and the telling of whoever has one when something happens. Nothing is worked out while nobody wants to be
 * told. After a jump of the clock only the last stretch of a source is told: a service asleep for a week would not get a
 * week's events at once.
 */
export function watchFloor(deps: {
  readonly clock: SandboxClock;
  readonly model: Pick<TrafficModel, "centres">;
  readonly sources: readonly EventSource[];
  readonly events: EventEdge;
}): Subscriptions {
  const { clock, model, sources, events } = deps;
  const toldUntil = new Map(sources.map((source) => [source, new Map<string, number>()] as const));
  let dozing = new AbortController();

  const subscriptions = createSubscriptions(clock, look);
  clock.onMove(look);

  const listeners = (orgId: string, types: readonly string[]) =>
    subscriptions
      .of(orgId)
      .filter(({ status, eventTypes }) => status === "active" && eventTypes.some((type) => types.includes(type)));

  function look(): void {
    if (events.signal.aborted) return;
    const now = clock.now();
    for (const [source, until] of toldUntil) for (const { orgId } of model.centres()) tell(orgId, source, until, now);
    dozing.abort();
    dozing = new AbortController();
    if (clock.running) void doze(now);
  }

  function tell(orgId: string, source: EventSource, until: Map<string, number>, now: number): void {
    const wanting = listeners(orgId, source.types);
    const before = until.get(orgId);
    if (wanting.length === 0) {
      until.delete(orgId);
      return;
    }
    until.set(orgId, now);
    // Whoever has just begun to listen is told of what comes; a clock that went back tells again.
    if (before === undefined || before >= now) return;
    for (const happening of source.between(orgId, Math.max(before, now - source.toldBackMs), now)) {
      for (const subscription of wanting.filter(({ eventTypes }) => eventTypes.includes(happening.type))) {
        void events
          .send(asCloudEvent(subscription, happening, now))
          .then((answered) => answered !== undefined && subscriptions.delivered(subscription, answered));
      }
    }
  }

  /** Until the next happening that somebody listens for, where time passes by itself. */
  async function doze(now: number): Promise<void> {
    const { signal } = dozing;
    const waits = [...toldUntil].flatMap(([source, until]) =>
      [...until.keys()].map((orgId) => {
        const [next] = source.between(orgId, now, now + source.toldBackMs);
        return next ? next.at - now : source.toldBackMs;
      }),
    );
    if (waits.length === 0) return;
    const over = AbortSignal.any([signal, events.signal]);
    const slept = await clock.sleep(Math.min(...waits), over).then(
      () => true,
      () => false,
    );
    if (slept) look();
  }

  return subscriptions;
}
