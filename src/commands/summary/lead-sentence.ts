import { compare, isSmall } from "../../metrics/compare.js";
import { metric } from "../../metrics/definitions.js";
import { formatCount, formatPercent } from "../../metrics/format.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings, Targets } from "../../store/records.js";
import { formatTarget } from "../queue-stats/targets.js";
import type { Pair } from "./usual.js";

/** A difference smaller than this is none worth a word. */
const aboutPercent = 5;

/** "Service level 74.2 %, below the target of 80 %." */
export function serviceLevelSentence(total: Sums, settings: OrgSettings, targets: Targets): string {
  const value = metric.serviceLevel.compute(total, settings);
  const sample = metric.serviceLevel.sample(total, settings);
  const target = formatTarget(targets.serviceLevel);
  if (value === null) return "Service level is not known.";
  const shown = `Service level ${formatPercent(value)}`;
  if (isSmall(sample)) return `${shown}, of ${formatCount(sample)} contacts only.`;
  return value >= targets.serviceLevel ? `${shown}, target ${target} met.` : `${shown}, below the target of ${target}.`;
}

/** "2 034 contacts, 12 % more than on a usual Friday."; without a usual only how many. */
export function volumeSentence(
  total: Sums,
  pair: Pair | undefined,
  settings: OrgSettings,
  names: { readonly onUsual: string; readonly upTo: string; readonly open: boolean },
): string {
  const contacts = `${formatCount(total.offered)} ${total.offered === 1 ? "contact" : "contacts"}`;
  const change = pair && compare(metric.offered, pair.now, pair.usual, settings);
  const so = names.open ? `${contacts} so far` : contacts;
  if (!change || change.smallSample) return `${so}.`;
  const to = names.upTo === "" ? "" : ` ${names.upTo}`;
  if (Math.abs(change.amount) < aboutPercent) return `${so}, about as many as ${names.onUsual}${to}.`;
  const percent = `${Math.round(Math.abs(change.amount))}\u00a0%`;
  return `${so}, ${percent} ${change.direction === "up" ? "more" : "fewer"} than ${names.onUsual}${to}.`;
}
