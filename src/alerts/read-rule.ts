import type { AlertMetric } from "./alert-metric.js";
import { findAlertMetrics, ofUnit } from "./find-alert-metric.js";
import { formatQuantity, type Quantity, readQuantity } from "./quantity.js";
import { formatRule, type Rule, watchesHigh } from "./rule.js";
import * as problems from "./rule-problems.js";

const LONGEST_FOR_MS = 4 * 3_600_000;

/** Longer spellings stand first, so that "is more than" is not read as "is" and a rest. */
const comparisons: readonly (readonly [RegExp, Rule["comparison"]])[] = [
  [/\b(?:is |are |gets |looks )?(?:unusual|not usual|far from (?:the )?usual|abnormal)\b/iu, "unusual"],
  [/(?:>=|=>|≥|\b(?:is |are )?(?:at least|no less than|not less than)\b)/iu, "at-least"],
  [/(?:<=|=<|≤|\b(?:is |are )?(?:at most|no more than|not more than)\b)/iu, "at-most"],
  [
    /(?:>|\b(?:is |are |goes |rises |climbs )?(?:above|over|more than|greater than|higher than|longer than|exceeds|beyond)\b)/iu,
    "above",
  ],
  [
    /(?:<|\b(?:is |are |goes |drops |falls )?(?:below|under|less than|fewer than|lower than|shorter than)\b)/iu,
    "below",
  ],
];

/**
 * A rule from the words after `alert`: `when longest wait > 5m critical 10m for 2m`. `again` makes the buttons of what is
 * wrong: the whole sentence with other words for the rule.
 */
export function readRule(args: string, again: problems.AgainWith): Rule {
  const text = args.replace(/^\s*(?:(?:me|us)\s+)?(?:when(?:ever)?|if|on)\b\s*/iu, "").trim();
  const found = comparisons
    .flatMap(([pattern, comparison]) => {
      const match = pattern.exec(text);
      return match ? [{ comparison, at: match.index, after: match.index + match[0].length, sign: match[0] }] : [];
    })
    .sort((a, b) => a.at - b.at || b.after - a.after)[0];
  const metricPart = (found ? text.slice(0, found.at) : text).trim();
  if (metricPart === "") throw problems.noMetric(again);
  const metrics = findAlertMetrics(metricPart);
  const [first] = metrics;
  if (!first) throw problems.unknownMetric(metricPart, found ? text.slice(found.at) : "", again);
  if (!found) throw problems.noThreshold(first, again);
  const rest = text.slice(found.after).trim();
  if (found.comparison === "unusual") return readUnusual(metrics, rest, again);
  return readThresholds(metrics, found.comparison, rest, again);
}

function readUnusual(metrics: readonly AlertMetric[], rest: string, again: problems.AgainWith): Rule {
  const [first] = metrics;
  const metric = metrics.find(({ reading }) => reading === "today");
  if (!metric) throw first ? problems.notComparable(first, again) : problems.noMetric(again);
  const rule: Rule = { metric, comparison: "unusual", forMs: 0 };
  if (rest !== "") throw problems.notUnderstoodPart(rest, again(formatRule(rule)));
  return rule;
}

function readThresholds(
  metrics: readonly AlertMetric[],
  comparison: Exclude<Rule["comparison"], "unusual">,
  rest: string,
  again: problems.AgainWith,
): Rule {
  const [warningText = "", ...others] = rest.split(/[\s,]+(?=(?:critical|for)\b)/iu);
  const warning = readQuantity(warningText);
  const metric = fitting(metrics, warning, warningText, comparison, again);
  let rule: Rule = { metric, comparison, warning: amountOf(warning, metric), forMs: 0 };
  for (const part of others) {
    const [, word = "", written = ""] =
      /^(critical|for)\b\s*(?:at|of|:|when|above|below|over|under|[<>]=?)?\s*(.*)$/iu.exec(part) ?? [];
    const quantity = readQuantity(written);
    if (word.toLowerCase() === "for") rule = { ...rule, forMs: readFor(quantity, written, rule, again) };
    else {
      if (!quantity) throw problems.notAQuantity(written, metric, again);
      if (!fits(quantity, metric)) {
        const withUnit = ["m", "s"].map((unit) => again(`${formatRule(rule)} critical ${written}${unit}`));
        throw metric.unit === "duration" && quantity.unit === "none"
          ? problems.whichUnit(written, metric.name, withUnit)
          : problems.wrongUnit(written, metric, again);
      }
      rule = { ...rule, critical: amountOf(quantity, metric) };
    }
  }
  return inOrder(rule, again);
}

/** The metric whose values are written like this one. */
function fitting(
  metrics: readonly AlertMetric[],
  quantity: Quantity | undefined,
  written: string,
  comparison: Exclude<Rule["comparison"], "unusual">,
  again: problems.AgainWith,
): AlertMetric {
  const [first] = metrics;
  if (!first) throw problems.noMetric(again);
  if (!quantity) throw problems.notAQuantity(written, first, again);
  const fit = metrics.find((metric) => fits(quantity, metric));
  if (fit) return fit;
  const timed = ofUnit(metrics, "duration");
  if (!timed || quantity.unit !== "none") throw problems.wrongUnit(written, first, again);
  const value = (ms: number) =>
    again(formatRule({ metric: timed, comparison, warning: quantity.value * ms, forMs: 0 }));
  throw problems.whichUnit(written, timed.name, [value(60_000), value(1000)]);
}

/** A percentage may leave its sign out, unless the number could be a fraction of 1. */
const fits = ({ unit, value }: Quantity, { unit: wanted }: AlertMetric): boolean => {
  if (wanted === "count") return unit === "none" && Number.isInteger(value);
  if (wanted === "duration") return unit === "duration";
  return (unit === "percent" && value <= 1) || (unit === "none" && value >= 1 && value <= 100);
};

const amountOf = (quantity: Quantity | undefined, { unit }: AlertMetric): number =>
  unit === "percent" && quantity?.unit === "none" ? Math.round(quantity.value * 100) / 10_000 : (quantity?.value ?? 0);

function readFor(quantity: Quantity | undefined, written: string, rule: Rule, again: problems.AgainWith): number {
  const instead = (forMs: number) => again(formatRule({ ...rule, forMs }));
  if (quantity?.unit === "none")
    throw problems.whichUnit(written, "How long it must last", [
      instead(quantity.value * 60_000),
      instead(quantity.value * 1000),
    ]);
  if (quantity?.unit !== "duration") throw problems.notUnderstoodPart(`for ${written}`, instead(120_000));
  if (quantity.value > LONGEST_FOR_MS) throw problems.forTooLong(written, instead(LONGEST_FOR_MS));
  return quantity.value;
}

function inOrder(rule: Rule, again: problems.AgainWith): Rule {
  const { metric, comparison, warning = 0, critical } = rule;
  if (critical === undefined) return rule;
  const beyond = watchesHigh(comparison) ? critical > warning : critical < warning;
  if (beyond) return rule;
  const show = (value: number) => formatQuantity(value, metric.unit);
  const { critical: _dropped, ...mild } = rule;
  const swapped: Rule = critical === warning ? mild : { ...rule, warning: critical, critical: warning };
  throw problems.wrongSide(show(critical), show(warning), again(formatRule(swapped)));
}
