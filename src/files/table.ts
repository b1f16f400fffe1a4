/** How a column's values are written and formatted: counts and ratios as numbers, durations in milliseconds, times in epoch milliseconds. */
export type ColumnKind = "text" | "count" | "percent" | "duration" | "time";

/** One column: its heading, and what its values are. */
export interface TableColumn {
  readonly title: string;
  readonly kind: ColumnKind;
}

/** Percent values are fractions of 1; `null` is an empty cell, never 0. */
export type TableValue = string | number | null;

/** The name of a line of `about` that says what is not in the file; it is said beside the file, too. */
export const MISSING = "Missing";

/** An answer's figures as a table, for a file: unrounded values, every row (not only those a card has room for). */
export interface AnswerTable {
  /** File name without ending, `queue-stats-2026-11-20`. */
  readonly name: string;
  /** Sheet title. */
  readonly title: string;
  /** IANA zone in which times are written. */
  readonly zone: string;
  readonly columns: readonly TableColumn[];
  /** Read once; long tables are generated row by row. */
  readonly rows: Iterable<readonly TableValue[]>;
  /** Org, period, zone, filters, source, definitions: the sheet "About" and the comment that explains the file. */
  readonly about: readonly (readonly [string, string])[];
}
