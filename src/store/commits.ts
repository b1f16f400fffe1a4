import { storeClosed } from "./problems.js";

/** Where changes become durable. Writes never overlap. */
export interface Commits<C> {
  /** Resolves when the change is on disk. Rejects, with every change that waits behind it, when it could not be brought there. */
  commit(change: C): Promise<void>;
  /** A write of its own without a change; tells whether the disk takes writes. */
  flush(): Promise<void>;
  /** True from a failed write until the next good one. */
  broken(): boolean;
  /** Refuses what comes from now on; resolves when nothing is under way. Never rejects. */
  close(): Promise<void>;
}

/** How a batch is written, and who is told how it went. All but `write` are optional. */
export interface CommitSteps<C> {
  /** Must take its picture of the changes before it first waits: what comes later belongs to the next batch. */
  write(batch: readonly C[]): Promise<void>;
  /** Told before the promises resolve. */
  saved?(batch: readonly C[]): void;
  /** Told before the promises reject; returns the error they reject with. */
  lost(changes: readonly C[], error: unknown): Error;
  /** Housekeeping between two writes. Must not throw. */
  afterwards?(): Promise<void>;
}

interface Waiting<C> {
  readonly change: C | undefined;
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Group commit: changes that arrive while a write runs share the next one, however many they are.
 * A failed write takes the changes waiting behind it along, because they were made on top of what is now undone.
 */
export function createCommits<C>(steps: CommitSteps<C>): Commits<C> {
  let queue: Waiting<C>[] = [];
  let running: Promise<void> | undefined;
  let broken = false;
  let closed = false;

  const changesOf = (batch: readonly Waiting<C>[]) =>
    batch.flatMap(({ change }) => (change === undefined ? [] : [change]));
  const takeQueue = () => {
    const taken = queue;
    queue = [];
    return taken;
  };

  async function writeBatch(batch: Waiting<C>[]) {
    try {
      await steps.write(changesOf(batch));
      broken = false;
      steps.saved?.(changesOf(batch));
      for (const one of batch) one.resolve();
    } catch (error) {
      broken = true;
      const lost = [...batch, ...takeQueue()];
      const reason = steps.lost(changesOf(lost), error);
      for (const one of lost) one.reject(reason);
    }
  }

  async function run() {
    // Lets all changes of the same turn share the first write.
    await Promise.resolve();
    while (queue.length > 0) {
      await writeBatch(takeQueue());
      await steps.afterwards?.();
    }
    running = undefined;
  }

  function enqueue(change: C | undefined): Promise<void> {
    if (closed) return Promise.reject(storeClosed());
    return new Promise((resolve, reject) => {
      queue.push({ change, resolve, reject });
      running ??= run();
    });
  }

  return {
    commit: enqueue,
    flush: () => enqueue(undefined),
    broken: () => broken,
    close: async () => {
      closed = true;
      await running;
    },
  };
}
