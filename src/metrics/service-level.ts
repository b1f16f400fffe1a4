import { plus, ratio } from "./ratio.js";
import type { Sums } from "./sums.js";

/** The six ways contact centres compute service level; the org's setting chooses one. */
export const serviceLevelVariants = {
  A: {
    name: "A (answered only)",
    rule: "answered in target ÷ answered; who left is not looked at",
    numerator: (s: Sums) => s.answeredInTarget,
    denominator: (s: Sums) => s.answered,
  },
  B: {
    name: "B (short calls left out)",
    rule: "answered in target ÷ (answered + abandoned), short calls left out",
    numerator: (s: Sums) => s.answeredInTarget,
    // Where short calls are mixed into `abandoned` they cannot be left out.
    denominator: (s: Sums) => (s.short === null ? null : s.answered + s.abandoned),
  },
  "B-prime": {
    name: "B′ (abandons in target ignored)",
    rule: "answered in target ÷ (answered + abandoned after the target)",
    numerator: (s: Sums) => s.answeredInTarget,
    denominator: (s: Sums) =>
      s.short === null || s.abandonedInTarget === null ? null : s.answered + s.abandoned - s.abandonedInTarget,
  },
  "abandons-positive": {
    name: "abandons in target count as success",
    rule: "(answered in target + left within target) ÷ (answered + everybody who left)",
    // Whoever left within the short-call seconds left within the target as well.
    numerator: (s: Sums) => plus(s.answeredInTarget, s.abandonedInTarget, s.short),
    denominator: (s: Sums) => s.answered + everybodyWhoLeft(s),
  },
  "abandons-negative": {
    name: "every abandon counts against",
    rule: "answered in target ÷ (answered + everybody who left)",
    numerator: (s: Sums) => s.answeredInTarget,
    denominator: (s: Sums) => s.answered + everybodyWhoLeft(s),
  },
  "short-positive": {
    name: "short calls count as success",
    rule: "(answered in target + short calls) ÷ (answered + everybody who left)",
    numerator: (s: Sums) => plus(s.answeredInTarget, s.short),
    denominator: (s: Sums) => s.answered + everybodyWhoLeft(s),
  },
} satisfies Record<string, Variant>;

interface Variant {
  readonly name: string;
  readonly rule: string;
  readonly numerator: (sums: Sums) => number | null;
  readonly denominator: (sums: Sums) => number | null;
}

/** Keys of {@link serviceLevelVariants}, as an org's settings store them. */
export type ServiceLevelVariant = keyof typeof serviceLevelVariants;

/** A service level with the variant that was really used, to be named on the card. */
export interface ServiceLevel {
  /** Fraction of 1; null when nobody counted. */
  readonly value: number | null;
  /** What it was divided by. */
  readonly of: number | null;
  readonly used: ServiceLevelVariant;
  /** True when the org's own variant cannot be computed from this source and A took its place. */
  readonly fellBack: boolean;
}

/** `abandoned` holds the short calls already where the source cannot tell them apart. */
const everybodyWhoLeft = (sums: Sums) => sums.abandoned + (sums.short ?? 0);

/** One variant, strictly: null when nobody counted or the source cannot know a part of it. */
export function serviceLevelAs(variant: ServiceLevelVariant, sums: Sums): number | null {
  const { numerator, denominator } = serviceLevelVariants[variant];
  return ratio(numerator(sums), denominator(sums));
}

/** The org's variant, or A where the source lacks a part of it (REST knows no short calls). */
export function serviceLevel(sums: Sums, wanted: ServiceLevelVariant): ServiceLevel {
  const { numerator, denominator } = serviceLevelVariants[wanted];
  const fellBack = numerator(sums) === null || denominator(sums) === null;
  const used = fellBack ? "A" : wanted;
  return {
    value: serviceLevelAs(used, sums),
    of: serviceLevelVariants[used].denominator(sums),
    used,
    fellBack: used !== wanted,
  };
}
