import type { Sentence } from "../../conversation/ask.js";
import { askText, formatPeriod } from "../../conversation/format-ask.js";
import { parseSentence } from "../../conversation/parse.js";
import { asButton, helpAsk } from "../../conversation/parse-problems.js";
import { noFile } from "../../conversation/resolve-ask.js";
import { Problem } from "../../errors.js";
import { formatSchedule, type ScheduleWords } from "../../schedule/read-schedule.js";
import { neverChanges, notSchedulable } from "../../schedule/schedule-problems.js";
import type { Command } from "../command.js";

/** Questions that only read, whose answer is another one tomorrow. */
const isSchedulable = ({ needs, resolvesOrgs, schedules, filters, period, hasTable, args }: Command): boolean =>
  needs === "viewer" &&
  !resolvesOrgs &&
  !schedules &&
  filters.includes("org") &&
  (period !== undefined || (hasTable === true && args === undefined));

/**
 * The question of a schedule, with the filters and the zone that its sentence names. Throws a Problem with whole schedules
 * as its next steps.
 */
export function readQuestion(
  words: ScheduleWords,
  said: Pick<Sentence, "filters" | "zone">,
  commands: readonly Command[],
): Sentence {
  const later = (question: string) => askText("schedule", { args: formatSchedule({ ...words, question }), ...said });
  const sentence = parseQuestion(words, said, commands);
  const command = commands.find(({ name }) => name === sentence.command);
  if (!command || !isSchedulable(command)) throw notSchedulable(words.question, later("queue stats yesterday"));
  const spelling = command.words[0] ?? command.name;
  if (sentence.as && !command.hasTable) throw noFile(sentence, command);
  const { period } = sentence;
  if (period?.kind === "date" || period?.kind === "dates") {
    const { args, as } = sentence;
    throw neverChanges(formatPeriod(period), later(askText(spelling, { args, as, period: "yesterday" })));
  }
  return sentence;
}

function parseQuestion(
  words: ScheduleWords,
  said: Pick<Sentence, "filters" | "zone">,
  commands: readonly Command[],
): Sentence {
  try {
    return parseSentence(askText(words.question, said), commands);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { question: _, ...when } = words;
    const asks = error.asks.map((next) =>
      next.ask === helpAsk.ask
        ? next
        : asButton(`schedule ${next.ask} ${formatSchedule({ ...when, question: "" }).trim()}`),
    );
    throw new Problem(error.code, { say: error.say, next: error.next, asks, cause: error });
  }
}
