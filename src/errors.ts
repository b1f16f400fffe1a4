/** Why a request could not be answered. One code per sentence a person can be told. */
export type ProblemCode =
  | "unknown-command"
  | "empty-question"
  | "question-too-long"
  | "question-edited"
  | "question-deleted"
  | "bad-period"
  | "period-in-future"
  | "period-too-old"
  | "bad-zone"
  | "bad-filter"
  | "filter-not-for-command"
  | "unknown-queue"
  | "ambiguous-queue"
  | "unknown-agent"
  | "ambiguous-agent"
  | "unknown-team"
  | "ambiguous-team"
  | "unknown-site"
  | "ambiguous-site"
  | "bad-site"
  | "site-exists"
  | "site-in-use"
  | "site-refused"
  | "site-changed"
  | "change-gone"
  | "write-not-granted"
  | "write-unconfirmed"
  | "bad-upload"
  | "import-interrupted"
  | "unknown-task"
  | "not-recorded"
  | "recording-not-ready"
  | "recording-gone"
  | "recording-unavailable"
  | "recording-unconfirmed"
  | "sound-not-drawable"
  | "foreign-request"
  | "no-transcript"
  | "download-not-allowed"
  | "file-too-large"
  | "no-file"
  | "legacy-not-connected"
  | "legacy-key-refused"
  | "legacy-link-invalid"
  | "unknown-record"
  | "bad-query"
  | "unknown-metric"
  | "bad-setting"
  | "setting-changed"
  | "bad-alert"
  | "unknown-alert"
  | "too-many-alerts"
  | "alert-changed"
  | "bad-schedule"
  | "not-schedulable"
  | "unknown-schedule"
  | "too-many-schedules"
  | "schedule-changed"
  | "not-the-owner"
  | "unknown-org"
  | "ambiguous-org"
  | "several-orgs"
  | "no-org-linked"
  | "org-needs-sign-in"
  | "not-a-member"
  | "space-gone"
  | "guest"
  | "guest-in-space"
  | "not-a-manager"
  | "not-a-listener"
  | "unknown-person"
  | "ticket-invalid"
  | "recording-link-invalid"
  | "session-needed"
  | "sign-in-refused"
  | "not-an-administrator"
  | "org-not-found"
  | "cancelled"
  | "upstream-unauthorized"
  | "upstream-forbidden"
  | "upstream-refused"
  | "upstream-busy"
  | "upstream-unavailable"
  | "upstream-timeout"
  | "upstream-nonsense"
  | "result-incomplete"
  | "store-damaged"
  | "store-locked"
  | "store-unavailable"
  | "internal";

/** One next step offered as a button; `ask` is a sentence the bot understands. */
export interface NextAsk {
  readonly label: string;
  readonly ask: string;
}

/** What a {@link Problem} is made of. `say` and `next` are whole sentences shown to the person. */
export interface ProblemDetails {
  /** What happened, and whose turn it is. */
  readonly say: string;
  /** Exactly one next step. */
  readonly next: string;
  readonly asks?: readonly NextAsk[];
  /** Cisco's tracking id, when there is one. */
  readonly trackingId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly cause?: unknown;
}

/** The only error that reaches a person: a code for programs, a sentence and one next step for people. */
export class Problem extends Error {
  readonly say: string;
  readonly next: string;
  readonly asks: readonly NextAsk[];
  readonly trackingId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ProblemCode,
    details: ProblemDetails,
  ) {
    super(`${code}: ${details.say}`, { cause: details.cause });
    this.name = "Problem";
    this.say = details.say;
    this.next = details.next;
    this.asks = details.asks ?? [];
    this.trackingId = details.trackingId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** Any thrown value as a {@link Problem}; an unforeseen one keeps its cause for the log and says where to look. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem("internal", {
    say: "Floorwalker made a mistake of its own while answering; your question was fine.",
    next: "Ask again in a minute. If it stays, give the time of this message to whoever runs Floorwalker: the log has the reason.",
    cause: thrown,
  });
}
