import { asButton } from "../conversation/parse-problems.js";
import { echo } from "../conversation/quote.js";
import { type NextAsk, Problem } from "../errors.js";
import { type AlertMetric, metricWords } from "./alert-metric.js";
import { nearestAlertMetrics } from "./find-alert-metric.js";

/** The whole sentence with other words for the rule, filters kept. */
export type AgainWith = (words: string) => string;

const example = (metric: AlertMetric) =>
  `when ${metricWords(metric)} ${metric.worse === "down" ? "<" : ">"} ${metric.example}`;
const button = (again: AgainWith) => (words: string) => asButton(again(words));

const bad = (say: string, next: string, asks: readonly NextAsk[]) => new Problem("bad-alert", { say, next, asks });

/** Nothing says what is to be watched. */
export const noMetric = (again: AgainWith): Problem =>
  bad(
    "An alert needs a figure to watch and a threshold, and I found no figure.",
    "Write for example: alert when longest wait > 5m",
    ["when longest wait > 5m", "when service level today < 80%", "when agents available < 3"].map(button(again)),
  );

/** The words are no figure that can be watched. */
export function unknownMetric(written: string, rest: string, again: AgainWith): Problem {
  const near = nearestAlertMetrics(written);
  const names = near.map(metricWords);
  return new Problem("unknown-metric", {
    say: `I know no figure called ${echo(written)} that could be watched.`,
    next: `Did you mean ${names.slice(0, -1).join(", ")} or ${names.at(-1)}?`,
    asks: near.map((metric) => asButton(again(rest === "" ? example(metric) : `when ${metricWords(metric)} ${rest}`))),
  });
}

/** A figure and no threshold. */
export const noThreshold = (metric: AlertMetric, again: AgainWith): Problem =>
  bad(`The alert on ${metricWords(metric)} has no threshold.`, `Write for example: alert ${example(metric)}`, [
    button(again)(example(metric)),
  ]);

/** The threshold cannot be read at all. */
export const notAQuantity = (written: string, metric: AlertMetric, again: AgainWith): Problem =>
  bad(
    written === "" ? "The threshold is missing." : `I cannot read ${echo(written)} as a threshold.`,
    `Write for example: alert ${example(metric)}`,
    [button(again)(example(metric))],
  );

/** A bare number where a time is meant: nobody can tell minutes from seconds. */
export const whichUnit = (written: string, of: string, instead: readonly string[]): Problem =>
  bad(
    `${of} is a time, and ${echo(written)} does not say of what.`,
    `Write ${written}m for minutes or ${written}s for seconds.`,
    instead.map(asButton),
  );

const kinds = {
  duration: "a time such as 5m",
  percent: "a percentage such as 80%",
  count: "a whole number such as 10",
};

/** A time where a percentage is meant, and the like. */
export const wrongUnit = (written: string, metric: AlertMetric, again: AgainWith): Problem =>
  bad(
    `${metric.name} is ${kinds[metric.unit]}, and ${echo(written)} is not.`,
    `Write for example: alert ${example(metric)}`,
    [button(again)(example(metric))],
  );

/** A critical level that would be reached before the warning. */
export const wrongSide = (critical: string, warning: string, instead: string): Problem =>
  bad(
    `Critical ${critical} would be reached before the warning at ${warning}.`,
    "Write the milder threshold first and the critical one beyond it.",
    [asButton(instead)],
  );

/** Words that mean nothing here. */
export const notUnderstoodPart = (written: string, instead: string): Problem =>
  bad(
    `I do not understand ${echo(written)} in that alert.`,
    "After the threshold there may be critical and its threshold, and for and a time.",
    [asButton(instead)],
  );

/** Waiting longer than this before anything is said would hide the event. */
export const forTooLong = (written: string, instead: string): Problem =>
  bad(
    `An alert can wait at most 4h before it says something, and ${echo(written)} is longer.`,
    "Write a shorter time after for.",
    [asButton(instead)],
  );

/** What is not counted by contacts has no usual value. */
export const notComparable = (metric: AlertMetric, again: AgainWith): Problem =>
  bad(
    `${metric.name} has no usual value to be compared with; figures of today's queues have.`,
    "Write for example: alert when abandonment today is unusual",
    ["when abandonment today is unusual", example(metric)].map(button(again)),
  );
