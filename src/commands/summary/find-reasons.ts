import { formatCount, formatDuration } from "../../metrics/format.js";
import { type Held, standsOut } from "../../metrics/stands-out.js";
import { handlingOf } from "./handling.js";
import { type Field, holdAgainstUsual, type Pair } from "./usual.js";

/** Why contacts had to wait, as far as the figures carry it. */
export interface Reason {
  readonly kind: "volume" | "handling";
  /** "more contacts: 430, usually 334 (+29 %)" */
  readonly text: string;
}

/** Reasons for a queue or an interval; none is stated that does not clearly stand out from the times before. */
export function findReasons(field: Field, whole: Field = field): readonly Reason[] {
  const volume = volumeOf(field, "offered");
  const handling = handlingOf(field, whole);
  return [
    ...(standsOut(volume) === "above"
      ? [{ kind: "volume" as const, text: `more contacts: ${against(volume, formatCount)}` }]
      : []),
    ...(handling && standsOut(handling) === "above"
      ? [{ kind: "handling" as const, text: `longer handling: ${against(handling, formatDuration)}` }]
      : []),
  ];
}

/** A count against its usual. */
export function volumeOf(field: Field, of: "offered" | "abandoned"): Held {
  const { now, usual, others } = holdAgainstUsual(field);
  const share = (pair: Pair) => (pair.usual[of] > 0 ? [pair.now[of] / pair.usual[of]] : []);
  return { value: now[of], usual: usual[of], others: others.flatMap(share), contacts: [now[of], usual[of]] };
}

/** "430, usually 334 (+29 %)" */
export function against({ value, usual }: Pick<Held, "value" | "usual">, format: (figure: number) => string): string {
  const percent = Math.round((value / usual - 1) * 100);
  return `${format(value)}, usually ${format(usual)} (${percent > 0 ? "+" : "−"}${Math.abs(percent)}\u00a0%)`;
}
