import type { Filters, PeriodPhrase, Sentence } from "../../conversation/ask.js";
import { askText } from "../../conversation/format-ask.js";
import { parsePeriod, suggestPeriod } from "../../conversation/parse-period.js";
import { echo } from "../../conversation/quote.js";
import { type NextAsk, Problem } from "../../errors.js";
import { type MetricDefinition, metric } from "../../metrics/definitions.js";
import { findMetric } from "../../metrics/find-metric.js";
import type { IntervalStep } from "../../wxcc/statistics/intervals.js";
import { stepNamed } from "./steps.js";

/** What the words after `trend` ask for. */
export interface TrendWanted {
  readonly metric: MetricDefinition;
  /** Undefined: whatever suits the period. */
  readonly step: IntervalStep | undefined;
  /** A period that stands before "by hour", where the sentence's own period does not. */
  readonly period: PeriodPhrase | undefined;
}

const stepPattern = /\s*\b(?:(?:by|per|every|each)\s+(?:the\s+)?(.+)|(hourly|daily|weekly|monthly))\s*$/i;
const looseEnd = /(?:\s+(?:for|in|on|over|of|the|during|from))+$/i;
const usual: readonly MetricDefinition[] = [metric.serviceLevel, metric.offered, metric.abandonment, metric.asa];

/** "service-level" as a person would write it. */
export const metricWords = ({ id }: MetricDefinition): string => id.replaceAll("-", " ");

/** Reads "service level by hour", "service level last 4 weeks by hour" or "service level"; what fits none of it is a Problem with what was probably meant. */
export function readTrend(sentence: Pick<Sentence, "args" | "period" | "filters" | "zone">): TrendWanted {
  const { step, rest } = takeStep(sentence.args.trim());
  const { words, period } = sentence.period ? { words: rest, period: undefined } : takePeriod(rest);
  const asked = { ...sentence, step, period: sentence.period ?? period };
  if (words === "") throw nothingNamed(asked);
  const found = findMetric(words);
  if (found.kind === "not-available")
    throw new Problem("unknown-metric", {
      say: `${found.metric.name} cannot be shown: ${found.metric.reason}`,
      next: `Look in ${found.metric.from}.`,
      asks: [trendAsk(metric.serviceLevel, asked)],
    });
  if (found.kind === "agent-metric")
    throw new Problem("unknown-metric", {
      say: `${found.metric.name} is a figure of agents, and a trend shows a figure of queues.`,
      next: "See it for each agent in agent stats.",
      asks: [{ label: "Agent stats today", ask: "agent stats today" }],
    });
  if (found.kind === "unknown") throw misspelt(words, found.close, asked);
  if (found.metric === metric.waitingNow || found.metric === metric.longestWaitNow)
    throw new Problem("unknown-metric", {
      say: `${found.metric.name} is a figure of this moment, and Contact Center keeps no history of it.`,
      next: "See who waits now.",
      asks: [{ label: "Queues now", ask: askText("queues now", { filters: sentence.filters }) }],
    });
  return { metric: found.metric, step, period };
}

function takeStep(args: string): { step: IntervalStep | undefined; rest: string } {
  const found = stepPattern.exec(args);
  if (!found) return { step: undefined, rest: args };
  const words = found[1] ?? found[2] ?? "";
  const step = stepNamed(words);
  if (step) return { step, rest: args.slice(0, found.index) };
  throw new Problem("bad-period", {
    say: `A trend cannot be divided by ${echo(words)}.`,
    next: 'Divide it by 15 minutes, half hour, hour, day, week or month; for queues write for example queue:"Billing","Claims".',
    asks: [{ label: "By hour", ask: askText("trend", { args: `${args.slice(0, found.index).trim()} by hour` }) }],
  });
}

/** The period that ends the words, if they end in one. */
function takePeriod(text: string): { words: string; period: PeriodPhrase | undefined } {
  const words = text.split(" ");
  for (let from = 0; from < words.length; from += 1) {
    const reading = parsePeriod(words.slice(from).join(" "));
    if (reading && "phrase" in reading)
      return { words: words.slice(0, from).join(" ").replace(looseEnd, ""), period: reading.phrase };
  }
  return { words: text.replace(looseEnd, ""), period: undefined };
}

interface Asked {
  readonly step: IntervalStep | undefined;
  readonly period: PeriodPhrase | undefined;
  readonly filters: Filters;
  readonly zone: string | undefined;
}

const trendAsk = (of: MetricDefinition, asked: Asked): NextAsk => ({
  label: of.name,
  ask: askText("trend", { ...asked, args: metricWords(of) }),
});

const nothingNamed = (asked: Asked) =>
  new Problem("unknown-metric", {
    say: "A trend is of one figure, and the question names none.",
    next: "Press one of these, or write trend and the figure's name.",
    asks: usual.map((each) => trendAsk(each, asked)),
  });

/** A period that is misspelt after a figure that is not, or a figure that nobody knows. */
function misspelt(text: string, close: readonly string[], asked: Asked): Problem {
  const words = text.split(" ");
  for (let end = words.length - 1; end > 0; end -= 1) {
    const found = findMetric(words.slice(0, end).join(" "));
    if (found.kind !== "metric") continue;
    const odd = words.slice(end).join(" ");
    const period = suggestPeriod(odd) ?? "today";
    const ask = askText("trend", { ...asked, args: metricWords(found.metric), period });
    return new Problem("bad-period", {
      say: `I do not understand ${echo(odd)} after ${metricWords(found.metric)}.`,
      next: `Did you mean ${echo(ask)}?`,
      asks: [{ label: ask, ask }],
    });
  }
  const meant = close.flatMap((name) => {
    const found = findMetric(name);
    return found.kind === "metric" ? [found.metric] : [];
  });
  return new Problem("unknown-metric", {
    say: `I know no figure called ${echo(text)}.`,
    next:
      meant.length > 0 ? `Did you mean ${meant.map(({ name }) => echo(name)).join(" or ")}?` : "Choose one of these.",
    asks: (meant.length > 0 ? meant : usual).map((each) => trendAsk(each, asked)),
  });
}
