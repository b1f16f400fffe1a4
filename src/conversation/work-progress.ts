/** How far work is, and who wants to know. */
export interface WorkProgress {
  report(done: number, of: number, what: string): void;
  /** The last report; undefined before the first. */
  latest(): Progress | undefined;
}

/** `done` of `of`, counted in `what` ("days"). */
export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly what: string;
}

/** Nothing is done yet. */
export function createWorkProgress(): WorkProgress {
  let last: Progress | undefined;
  return {
    report: (done, of, what) => {
      last = { done, of, what };
    },
    latest: () => last,
  };
}

/** Of the whole, what must be new for a note to be worth another edit. */
const WORTH = 0.1;

/** True when a reader who knows `shown` learns something from `now`: a tenth of the work more, or another measure of it. */
export function isNews(now: Progress | undefined, shown: Progress | undefined): now is Progress {
  if (!now || now.of <= 0) return false;
  if (!shown || shown.of !== now.of || shown.what !== now.what) return true;
  return (now.done - shown.done) / now.of >= WORTH;
}

/** "18 of 31 days" */
export const progressText = ({ done, of, what }: Progress): string => `${done} of ${of} ${what}`;
