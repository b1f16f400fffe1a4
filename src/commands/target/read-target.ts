import { Problem } from "../../errors.js";
import type { Targets } from "../../store/records.js";

/** A target to set, or a queue's own targets to be forgotten. */
export type TargetChange =
  | { readonly kind: "set"; readonly metric: keyof Targets /** Fraction of 1. */; readonly value: number }
  | { readonly kind: "default" };

const wording =
  /^(?:(service level|sl|abandonment|abandon(?:ed)?)\s+)?(?:to\s+)?(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|percent)?$/i;

/** What the words after `target` ask for; undefined for none, which only shows the targets. */
export function readTarget(args: string): TargetChange | undefined {
  const words = args.trim();
  if (words === "") return undefined;
  if (/^(?:default|reset)$/i.test(words)) return { kind: "default" };
  const [, name, number] = wording.exec(words) ?? [];
  const percent = Number(number?.replace(",", "."));
  if (number === undefined || percent > 100) throw notATarget();
  const metric = name?.toLowerCase().startsWith("abandon") ? "abandonment" : "serviceLevel";
  // Two decimals of a percentage, without what the division adds to them.
  return { kind: "set", metric, value: Math.round(percent * 100) / 10_000 };
}

const notATarget = () =>
  new Problem("unknown-metric", {
    say: "A target is a percentage from 0 to 100, for the service level or for abandonment.",
    next: "Write for example: target 85%, or: target abandonment 4%",
    asks: [{ label: "Show the targets", ask: "target" }],
  });
