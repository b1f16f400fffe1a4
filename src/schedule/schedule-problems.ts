import { weekdays } from "../conversation/parse-period.js";
import { asButton } from "../conversation/parse-problems.js";
import { echo } from "../conversation/quote.js";
import { nearestWords } from "../conversation/suggest.js";
import { type NextAsk, Problem } from "../errors.js";

/** Makes a whole sentence of words that could follow `schedule`. */
export type Respell = (args: string) => string;

const bad = (say: string, instead: string): Problem =>
  new Problem("bad-schedule", { say, next: `Did you mean ${echo(instead)}?`, asks: [asButton(instead)] });

/** Nothing says at which time of day. */
export const noTime = (text: string, instead: Respell): Problem =>
  text.trim() === ""
    ? noQuestion((question) => instead(`${question} at 18:00`))
    : bad("The sentence does not say at what time of day.", instead(`${text} at 18:00`));

/** What stands after "at" is on no clock. */
export const badTime = (written: string, instead: string): Problem =>
  bad(`${echo(written)} is not a time of day.`, instead);

/** A schedule has one time. */
export const severalTimes = (instead: string): Problem =>
  bad("A schedule has one time of day, and the sentence names several; each can have a schedule of its own.", instead);

/** A schedule has one rule for its days. */
export const severalDays = (instead: string): Problem =>
  bad("A schedule follows one rule for its days, and the sentence names several.", instead);

/** A day that no week and no month has. */
export function badDay(written: string, instead: Respell): Problem {
  const [meant = "monday"] = nearestWords(written, [...weekdays, "weekdays"], 1);
  return bad(`I know no day called ${echo(written)}.`, instead(/\d/u.test(written) ? "the 31st" : meant));
}

/** How late a post may come. */
export const badLateHours = (written: string, instead: string): Problem =>
  bad(`${echo(`late ${written}`)} is not a number of hours from 1 to 24.`, instead);

/** Nothing says what is to be posted. */
export const noQuestion = (instead: Respell): Problem =>
  new Problem("bad-schedule", {
    say: "The sentence does not say what to post.",
    next: "Write a question after it, for example schedule queue stats yesterday at 08:00 on weekdays.",
    asks: [asButton(instead("queue stats today")), schedulesAsk],
  });

/** The button that lists what is scheduled here. */
const schedulesAsk: NextAsk = { label: "Schedules", ask: "schedules" };

/** Not everything one can ask is worth posting again and again. */
export const notSchedulable = (words: string, instead: string): Problem =>
  new Problem("not-schedulable", {
    say: `${echo(words)} cannot be scheduled: only questions about figures and contacts of a period or of the moment can.`,
    next: `Did you mean ${echo(instead)}?`,
    asks: [asButton(instead)],
  });

/** A date stays what it is. */
export const neverChanges = (period: string, instead: string): Problem =>
  new Problem("not-schedulable", {
    say: `${period} is the same period every time, so every post would say the same.`,
    next: `A period that moves on is yesterday or last week. Did you mean ${echo(instead)}?`,
    asks: [asButton(instead)],
  });

/** A space can have only so many. */
export const tooManySchedules = (most: number): Problem =>
  new Problem("too-many-schedules", {
    say: `This space has ${most} schedules, and that is the most one space can have.`,
    next: "Delete one that nobody needs any more, then schedule this again.",
    asks: [schedulesAsk],
  });

/** There is none of that name here. */
export const unknownSchedule = (id: string): Problem =>
  new Problem("unknown-schedule", {
    say: `This space has no schedule ${echo(id)}; it may have been deleted.`,
    next: "Look at the schedules of this space.",
    asks: [schedulesAsk],
  });

/** A schedule is changed by whoever made it, or by a manager. */
export const notTheOwner = (owner: string, orgName: string, managers: readonly string[]): Problem =>
  new Problem("not-the-owner", {
    say: `Only ${owner}, who made this schedule, or a manager of ${orgName} may change it.`,
    next:
      managers.length > 0
        ? `Ask ${[owner, ...managers.filter((name) => name !== owner)].join(" or ")}, or make a schedule of your own.`
        : `Ask ${owner}, or make a schedule of your own.`,
    asks: [schedulesAsk],
  });

/** Somebody else was faster; what they chose stays. */
export const scheduleChanged = (id: string, changes: readonly string[]): Problem =>
  new Problem("schedule-changed", {
    say: `This schedule was changed after that card was drawn: ${changes.join("; ")}. I left it so.`,
    next: "Open it again and choose anew.",
    asks: [{ label: "Edit", ask: `schedule edit ${id}` }, schedulesAsk],
  });
