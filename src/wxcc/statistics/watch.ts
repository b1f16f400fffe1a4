/** Told whenever a part of long work is done: `done` of `of`, counted in `what` ("days"). */
export type OnProgress = (done: number, of: number, what: string) => void;

/** How whoever waits for an answer follows the work, and gives it up. */
export interface Watch {
  /** Once aborted, nothing more is waited for; work that others wait for goes on. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** What the work itself sees of all who wait for it. */
export interface Flight {
  /** Aborted when the last of them has gone. */
  readonly signal: AbortSignal;
  readonly report: OnProgress;
}
