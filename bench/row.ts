/** One line of the table. */
export interface Figure {
  readonly name: string;
  /** What was measured, with its unit. */
  readonly figure: string;
  /** What it is held against: a peer of the same run, or the bound itself. */
  readonly ratio?: string;
  readonly bound?: string;
  /** Absent for figures that are only quoted. */
  readonly ok?: boolean;
}

/** A benchmark that can be run alone by its name. */
export interface Row {
  readonly name: string;
  /** Takes minutes: it is measured only when it is named. */
  readonly isLong?: true;
  run(): Promise<readonly Figure[]>;
}

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));

/** "12.3 ms" */
export const withUnit = (value: number, unit: string): string => `${number(value)}${unit ? ` ${unit}` : ""}`;

/** A figure that is only quoted. */
export const quoted = (name: string, value: number, unit: string): Figure => ({ name, figure: withUnit(value, unit) });

/** A figure that must not be larger than `limit`. */
export const atMost = (name: string, value: number, limit: number, unit: string): Figure => ({
  name,
  figure: withUnit(value, unit),
  ratio: limit === 0 ? "–" : `${number(value / limit)} of the bound`,
  bound: `≤ ${withUnit(limit, unit)}`,
  ok: value <= limit,
});

/** A figure held against a peer that was measured in the same run; without a bound it is only quoted. */
export function againstPeer(options: {
  readonly name: string;
  readonly peer: string;
  readonly value: number;
  readonly peerValue: number;
  readonly unit: string;
  readonly bound?: { readonly atMost: number } | { readonly atLeast: number };
}): Figure {
  const { name, peer, value, peerValue, unit, bound } = options;
  const ratio = value / peerValue;
  const quotedOnly = {
    name,
    figure: `${withUnit(value, unit)} to ${withUnit(peerValue, unit)}`,
    ratio: `${number(ratio)} × ${peer}`,
  };
  if (!bound) return quotedOnly;
  const isCeiling = "atMost" in bound;
  const limit = isCeiling ? bound.atMost : bound.atLeast;
  return {
    ...quotedOnly,
    bound: `${isCeiling ? "≤" : "≥"} ${limit} × ${peer}`,
    ok: isCeiling ? ratio <= limit : ratio >= limit,
  };
}
