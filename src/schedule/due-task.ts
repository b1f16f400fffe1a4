import type { Problem, ProblemCode } from "../errors.js";
import type { ScheduleRecord } from "../store/schedule-records.js";
import type { DueRun } from "./next-run.js";

/** One post that is due. */
export interface DueTask {
  readonly schedule: ScheduleRecord;
  readonly run: DueRun;
  /** Claimed by a process that ended before its post was recorded; the post was looked for and is not there. */
  readonly claimed?: true;
  /** When that claim was taken over, epoch milliseconds, where several instances post. */
  readonly claimedAt?: number;
}

const HOUR_MS = 3_600_000;
/** The line at a full hour may be long; within this nobody calls a post late. */
const LATE_AFTER_MS = 10 * 60_000;

/** True once a schedule's own limit is over: then the run is missed and not made up for. */
export const isTooLate = ({ schedule, run }: DueTask, now: number): boolean =>
  now - run.at > schedule.lateHours * HOUR_MS;

/** True when the post says that it comes late. */
export const isLate = ({ run }: DueTask, now: number): boolean => now - run.at > LATE_AFTER_MS;

/** Nothing is wrong with the question: asking again in a while may be answered. */
export const isPassing = ({ code }: Problem): boolean => passing.includes(code);
const passing: readonly ProblemCode[] = [
  "upstream-unavailable",
  "upstream-busy",
  "upstream-timeout",
  "result-incomplete",
];

type PauseReason = Exclude<NonNullable<ScheduleRecord["paused"]>["reason"], "by-person">;

const pausing: Partial<Readonly<Record<ProblemCode, PauseReason>>> = {
  "not-a-member": "owner-gone",
  guest: "refused",
  "guest-in-space": "refused",
  "not-a-listener": "refused",
  "not-a-manager": "refused",
  "no-org-linked": "org-gone",
  "unknown-org": "org-gone",
  "org-needs-sign-in": "org-gone",
  "space-gone": "space-gone",
};

/** Why a schedule stops for now: somebody has to do something first. Undefined for every other problem. */
export const pauseReasonOf = ({ code }: Problem): PauseReason | undefined => pausing[code];
