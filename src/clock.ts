/** Time as an argument: the sandbox and the stories move it by hand, production uses {@link systemClock}. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves once `ms` have passed on this clock; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. A pending sleep never keeps the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      }, ms);
      timer.unref();
      signal?.addEventListener("abort", onAbort, { once: true });
    }),
};

/** Thrown by {@link withDeadline} when the work took longer than it may. */
export class DeadlineExceeded extends Error {
  constructor(readonly afterMs: number) {
    super(`no answer within ${afterMs} ms`);
    this.name = "DeadlineExceeded";
  }
}

/** Given as the reason, because an abort without one makes an exception with its stack, for every call of every answer. */
const FINISHED = "finished";

/**
 * Runs `work` with a signal that is aborted after `ms` on `clock`, or when `outer` is.
 * Rejects with {@link DeadlineExceeded} even when the work ignores its signal.
 */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  const deadline = new AbortController();
  const finished = new AbortController();
  const late = clock.sleep(ms, finished.signal).then(
    () => {
      const error = new DeadlineExceeded(ms);
      deadline.abort(error);
      throw error;
    },
    // The work finished first: this branch must never win the race.
    () => new Promise<never>(() => undefined),
  );
  const signal = outer ? AbortSignal.any([deadline.signal, outer]) : deadline.signal;
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    finished.abort(FINISHED);
  }
}
