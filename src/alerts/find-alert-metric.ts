import { distance } from "fastest-levenshtein";
import type { Unit } from "../metrics/format.js";
import { type AlertMetric, alertMetrics, isLive, metricWords } from "./alert-metric.js";

const fold = (words: string) =>
  words
    .toLowerCase()
    .replace(/^(?:the|number of|count of)\s+/u, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const scopeWords = /\b(?:right )?(now|today)\b/iu;

/** What words before a threshold mean: every metric they fit, in order; `now` and `today` among them decide between two of one name. */
export function findAlertMetrics(written: string): readonly AlertMetric[] {
  const scope = scopeWords.exec(written)?.[1]?.toLowerCase();
  const wanted = fold(written.replace(scopeWords, " "));
  return alertMetrics.filter(
    (each) =>
      (scope === undefined || (scope === "now") === isLive(each)) && each.words.some((words) => fold(words) === wanted),
  );
}

/** Of those, the one whose values are written so; undefined when none is. */
export const ofUnit = (found: readonly AlertMetric[], unit: Unit): AlertMetric | undefined =>
  found.find((each) => each.unit === unit);

/** The three metrics that were most probably meant, each once. */
export function nearestAlertMetrics(written: string): readonly AlertMetric[] {
  const wanted = fold(written.replace(scopeWords, " "));
  const steps = (words: string) => {
    const known = fold(words);
    const shares = wanted.split(" ").some((word) => word.length > 3 && known.split(" ").includes(word));
    return distance(known, wanted) - (shares ? 4 : 0);
  };
  const byName = new Map<string, AlertMetric>();
  for (const each of alertMetrics) if (!byName.has(metricWords(each))) byName.set(metricWords(each), each);
  return [...byName.values()]
    .map((each) => ({ each, off: Math.min(...each.words.map(steps)) }))
    .sort((a, b) => a.off - b.off)
    .slice(0, 3)
    .map(({ each }) => each);
}
