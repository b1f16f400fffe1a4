import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { OrgSummary } from "./read-org-summary.js";

type Named = Pick<OrgSummary, "span" | "period" | "places" | "whole">;

/** "usual Friday", "usual week": to be said after "a" or "vs". */
export function usualName({ span: { kind, interval }, period }: Named): string {
  if (kind === "day") return `usual ${format(period.from, "EEEE", { in: tz(interval.zone) })}`;
  return kind === "days" ? "usual" : `usual ${kind}`;
}

/** "on a Friday", "in a week", "on these days" */
export function usualWhen({ span: { kind, interval }, period }: Named): string {
  if (kind === "day") return `on a ${format(period.from, "EEEE", { in: tz(interval.zone) })}`;
  return kind === "days" ? "on these days" : `in a ${kind}`;
}

/** "against a usual Friday", "against the usual" */
export const againstUsual = (named: Named): string =>
  named.span.kind === "days" ? "against the usual" : `against a ${usualName(named)}`;

/** "on a usual Friday", "in a usual week", "usual": follows "more than" and "as many as". */
export function onUsual(named: Named): string {
  const { kind } = named.span;
  if (kind === "days") return "usual";
  return `${kind === "day" ? "on" : "in"} a ${usualName(named)}`;
}

/** "Fri 20", "This week": heads the column of the period itself. */
export function periodName({ span: { kind, first }, period }: Named): string {
  if (kind === "day") return format(Date.parse(first), "EEE\u00a0d", { in: tz("UTC") });
  return kind === "days" ? "These days" : `${period.open ? "This" : "The"} ${kind}`;
}

/** "to 10:00", "to Tue 17 Nov" when only a part of the period can be compared yet; empty when it is over. */
export function comparedUpTo({ span: { interval }, places, whole }: Named): string {
  const last = whole.at(-1);
  if (!last || whole.length === places.length) return "";
  const day = interval.step === "day";
  return `to ${format(day ? last.from : last.to, day ? "EEE\u00a0d\u00a0MMM" : "HH:mm", { in: tz(interval.zone) })}`;
}

/** "Fri 20 Nov", "16 – 22 Nov", "November 2026": the period as its title has it. */
export function titleOf({ kind, first, last }: OrgSummary["span"], open: boolean): string {
  const at = (date: string, pattern: string) => format(Date.parse(date), pattern, { in: tz("UTC") });
  if (kind === "month") return `Summary of ${at(first, "MMMM yyyy")}${open ? " so far" : ""}`;
  if (kind === "day")
    return open ? `Summary so far, ${at(first, "EEE d MMM")}` : `Summary of ${at(first, "EEE d MMM")}`;
  const range = `${at(first, "EEE d MMM")} – ${at(last, "EEE d MMM")}`;
  return open ? `Summary so far, ${range}` : `Summary of ${range}`;
}
