/** What is done by itself and must be done once, however many instances there are. Job data of each kind is its own schema's. */
export type WorkKind =
  /** Looks which schedules are due soon and asks for their posts. */
  | "plan-posts"
  /** Asks and posts what is due of one org at one moment. */
  | "due-posts"
  /** Looks which orgs have rules and asks for their polls. */
  | "plan-polls"
  /** Looks at one org's floor for its rules. */
  | "poll"
  /** Renews grants that are due. */
  | "renew-grants"
  /** Looks for recordings that were promised. */
  | "promised-recordings"
  /** Finishes imports of sites that another process left. */
  | "site-imports"
  /** Sees to a question that its instance may have left unanswered. */
  | "unanswered";

/** One piece of work that is asked for. */
export interface WorkRequest {
  /** What it is about. While a job of the same kind and key waits, asking again adds none. */
  readonly key: string;
  /** Plain JSON; read by the worker's schema. */
  readonly data?: object;
  /** Not before so many milliseconds from now. */
  readonly afterMs?: number;
  /** At most one job of this kind and key in each slot of so many milliseconds, whole seconds up to 15 minutes; later ones in it add none. */
  readonly atMostEveryMs?: number;
}

/** How jobs of a kind are taken. */
export interface WorkTerms {
  /** Jobs under way at once in this instance. */
  readonly atOnce: number;
  /** Longer than any job takes: after it the job counts as abandoned, by an instance that died, and is given to another one. */
  readonly withinMs: number;
  /** How often a job that failed is given out again, at growing pauses. */
  readonly retries: number;
}

/** Work shared by all instances: each job is given to one of them, to another one when that one died. */
export interface WorkQueue {
  /** Resolves once the request is durable, or known to be there already. Rejects with a Problem while the queue cannot be reached. */
  ask(kind: WorkKind, request: WorkRequest): Promise<void>;
  /**
   * Does jobs until `signal` is aborted, then takes no new ones and resolves when those under way have ended. A job whose `work`
   * rejects is given out again. Its own signal is aborted when its time is over and when the instance stops. Survives outages of the queue; never rejects.
   */
  take(
    kind: WorkKind,
    terms: WorkTerms,
    work: (data: unknown, signal: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
}
