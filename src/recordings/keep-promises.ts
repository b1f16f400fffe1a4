import type { Clock } from "../clock.js";
import type { Drain } from "../drain.js";
import type { Log } from "../log.js";
import type { CaptureWaitRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Captures } from "../wxcc/captures/capture.js";
import type { Alarm } from "./alarm.js";
import { waitId } from "./capture-waits.js";
import type { FulfilWait } from "./fulfil-wait.js";
import { dueByOrg, isLastLook, nextLookAt } from "./wait-plan.js";

/** What keeping promises needs. */
export interface LookingDeps {
  readonly store: Pick<Store, "captureWaits" | "orgs">;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly captures: Captures;
  /** Sees to it that events tell of the org's recordings where they can; false when it is to be asked only. Must not reject. */
  readonly listenTo: (orgId: string) => Promise<boolean>;
  readonly fulfil: FulfilWait;
  /** The service's stop waits for what it takes. */
  readonly track: Drain["track"];
}

interface KeepingDeps extends LookingDeps {
  readonly alarm: Alarm;
}

/** Promises of another process of this service are looked for, too: it may be gone. */
const LOOK_AT_LEAST_EVERY_MS = 15 * 60_000;
/** Without a sign-in nothing can be asked; a new one is noticed within this time. */
const SIGNED_OUT_PAUSE_MS = 5 * 60_000;

/** Keeps promises until `signal` is aborted: asks for what is due, ten contacts a call, and posts what is there. Never rejects. */
export async function keepPromises(deps: KeepingDeps, signal: AbortSignal): Promise<void> {
  const { alarm, clock, store, track, log } = deps;
  while (!signal.aborted) {
    alarm.set();
    const looking = lookAround(deps, signal);
    track(looking, "looking for recordings");
    const [{ status }] = await Promise.allSettled([looking]);
    const latest = clock.now() + LOOK_AT_LEAST_EVERY_MS;
    const waits = await store.captureWaits.find().catch((err: unknown) => {
      log.error({ err }, "promises could not be read");
      return [];
    });
    // What failed unexpectedly is not tried again at once, for ever.
    const soonest = clock.now() + (status === "rejected" ? 30_000 : 0);
    const nextAt = Math.min(latest, ...waits.filter((wait) => wait.postingAt === undefined).map((wait) => wait.nextAt));
    await alarm.sleepUntil(Math.max(nextAt, soonest), signal);
  }
}

/** One look at everything that is due. Orgs side by side: one whose Contact Center is slow keeps no other waiting. */
export async function lookAround(deps: LookingDeps, signal: AbortSignal): Promise<void> {
  const waits = await deps.store.captureWaits.find();
  for (const left of waits.filter((wait) => wait.postingAt !== undefined)) await deps.fulfil.settle(left);
  const due = dueByOrg(waits, deps.clock.now());
  await Promise.all(
    [...new Set(waits.map(({ orgId }) => orgId))].map(async (orgId) => {
      const told = await deps.listenTo(orgId);
      const group = due.get(orgId);
      if (group) await lookFor(deps, orgId, group, told, signal);
    }),
  );
}

async function lookFor(
  deps: LookingDeps,
  orgId: string,
  waits: readonly CaptureWaitRecord[],
  told: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { store, clock, log, fulfil } = deps;
  const org = await store.orgs.get(orgId);
  if (!org) return fulfil.drop(waits, "the contact centre is not connected any more");
  if (org.status === "reconnect") return putOff(deps, waits);
  const mine = await takeTurns(deps, waits, told);
  if (mine.length === 0) return;
  const ids = mine.map((wait) => wait.taskId);
  const found = await deps.captures.find(org, ids, {}, "schedule", signal).catch((err: unknown) => {
    if (!signal.aborted) log.warn({ err, orgId, contacts: ids.length }, "recordings could not be looked for");
    return undefined;
  });
  if (signal.aborted) return;
  await Promise.all(
    mine.map(async (wait) => {
      const captures = found?.get(wait.taskId);
      if (captures && captures.recordings.length + captures.transcripts.length > 0) return fulfil.answer(org, wait);
      if (isLastLook(wait, clock.now(), found !== undefined)) await fulfil.giveUp(org, wait);
    }),
  );
}

/** A look is counted before it is made: neither a crash nor a second process asks Contact Center more often than planned. */
async function takeTurns(
  { store, clock, random }: LookingDeps,
  waits: readonly CaptureWaitRecord[],
  told: boolean,
): Promise<readonly CaptureWaitRecord[]> {
  const now = clock.now();
  const taken = await Promise.all(
    waits.map(async (wait) => {
      let mine = false;
      const turn = await store.captureWaits.update(waitId(wait), (old) => {
        mine = old !== undefined && old.tries === wait.tries && old.postingAt === undefined;
        if (!mine || !old) return old;
        const tries = old.tries + 1;
        return { ...old, tries, nextAt: nextLookAt({ ...old, tries }, now, { told, random: random() }) };
      });
      return mine && turn ? [turn] : [];
    }),
  );
  return taken.flat();
}

async function putOff({ store, clock, fulfil }: LookingDeps, waits: readonly CaptureWaitRecord[]): Promise<void> {
  const now = clock.now();
  for (const wait of waits) {
    const org = isLastLook(wait, now, false) ? await store.orgs.get(wait.orgId) : undefined;
    if (org) await fulfil.giveUp(org, wait);
    else await store.captureWaits.update(waitId(wait), (old) => old && { ...old, nextAt: now + SIGNED_OUT_PAUSE_MS });
  }
}
