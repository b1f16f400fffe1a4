import type { CaptureWaitRecord } from "../store/records.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a promise holds while Contact Center answers that there is nothing yet. */
export const LOOKED_FOR_MS = 24 * HOUR_MS;
/** How long it holds while Contact Center cannot be asked: the sign-in has ended, or every call fails. */
const LONGEST_MS = 3 * LOOKED_FOR_MS;

/** Pauses between looks, in minutes; the last one stays. Most captures are there within some minutes. */
const looking = [0.5, 1, 2, 4, 8, 15, 30];
/** When events tell: the first look is for what came before the first event, the others because no delivery is guaranteed. */
const makingSure = [0.5, 5, 30, 60];
/** A tenth more or less, so that promises of many orgs made in one minute do not stay together. */
const JITTER = 0.1;

/** What is due this soon is looked for with what is due now: a call takes ten contacts. */
const TOGETHER_MS = 10_000;

/** When Contact Center is asked the next time, after `wait.tries` looks. `told`: events tell of recordings. `random` is in [0, 1). */
export function nextLookAt(
  wait: Pick<CaptureWaitRecord, "askedAt" | "tries" | "announcedAt">,
  now: number,
  { told, random }: { readonly told: boolean; readonly random: number },
): number {
  // An event that has come will not come again.
  const pauses = told && wait.announcedAt === undefined ? makingSure : looking;
  const minutes = pauses[Math.min(wait.tries, pauses.length - 1)] ?? 30;
  const at = now + Math.round(minutes * MINUTE_MS * (1 - JITTER + 2 * JITTER * random));
  const lastLook = wait.askedAt + LOOKED_FOR_MS;
  return now < lastLook ? Math.min(at, lastLook) : at;
}

/** True when a look that finds nothing is the last one. `asked`: Contact Center has answered it. */
export const isLastLook = ({ askedAt }: Pick<CaptureWaitRecord, "askedAt">, now: number, asked: boolean): boolean =>
  now >= askedAt + (asked ? LOOKED_FOR_MS : LONGEST_MS);

/**
 * What is to be looked for now, by org: what is due, what is due so soon that it goes with it, and what waits for the same
 * contact in another space.
 */
export function dueByOrg(
  waits: readonly CaptureWaitRecord[],
  now: number,
): ReadonlyMap<string, readonly CaptureWaitRecord[]> {
  const idle = waits.filter((wait) => wait.postingAt === undefined);
  const due = new Set(idle.filter((wait) => wait.nextAt <= now).map((wait) => wait.orgId));
  return new Map([...due].map((orgId) => [orgId, withItsLike(idle, orgId, now)]));
}

function withItsLike(waits: readonly CaptureWaitRecord[], orgId: string, now: number): readonly CaptureWaitRecord[] {
  const own = waits.filter((wait) => wait.orgId === orgId);
  const soon = new Set(own.filter((wait) => wait.nextAt <= now + TOGETHER_MS).map((wait) => wait.taskId));
  return own.filter((wait) => soon.has(wait.taskId));
}
