/** Work of which only so many run at once; the others wait in the order in which they came. */
export interface Turns {
  /** Rejects with the signal's reason when it is aborted before its turn. */
  take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** `most` at once. */
export function takeTurns(most: number): Turns {
  let running = 0;
  const waiting = new Set<() => void>();

  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const go = () => {
        waiting.delete(go);
        signal.removeEventListener("abort", leave);
        running += 1;
        resolve();
      };
      const leave = () => {
        waiting.delete(go);
        reject(signal.reason);
      };
      if (signal.aborted) return reject(signal.reason);
      if (running < most) return go();
      waiting.add(go);
      signal.addEventListener("abort", leave, { once: true });
    });

  return {
    async take(signal, work) {
      await turn(signal);
      try {
        return await work();
      } finally {
        running -= 1;
        const [next] = waiting;
        next?.();
      }
    },
  };
}
