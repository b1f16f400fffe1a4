import type { Mark, Recording } from "./schema.js";

/** A mark as a part of one recording. */
export interface PlacedMark {
  readonly kind: Mark["kind"];
  readonly label: string;
  readonly fromMs: number;
  /** The same as `fromMs` for what takes no time. */
  readonly toMs: number;
  /** How long it took altogether, also when the recording has only a part of it. */
  readonly durationMs: number;
}

/** The marks, with a consult for each recording of one: Contact Center's own list of what happened names only its hold. */
export function withConsults(marks: readonly Mark[], recordings: readonly Recording[]): readonly Mark[] {
  if (marks.some(({ kind }) => kind === "consult")) return marks;
  const consults = recordings.filter(({ callType, segment }) => callType === "consult" && !segment);
  return [
    ...marks,
    ...consults.map(({ startedAt, durationMs }) => ({
      kind: "consult" as const,
      at: startedAt,
      durationMs,
      label: "Consult",
    })),
  ];
}

/**
 * What happened during a recording, in order. What lies outside is left out, and what lasted from its beginning to its end;
 * what reaches beyond an end is cut there.
 */
export function placeMarks(marks: readonly Mark[], { startedAt, durationMs }: Recording): readonly PlacedMark[] {
  return marks
    .map((mark) => ({ mark, fromMs: mark.at - startedAt, toMs: mark.at - startedAt + mark.durationMs }))
    .filter(({ fromMs, toMs }) => toMs >= 0 && fromMs < durationMs && !(fromMs <= 0 && toMs >= durationMs))
    .map(({ mark, fromMs, toMs }) => ({
      kind: mark.kind,
      label: mark.label,
      fromMs: Math.max(fromMs, 0),
      toMs: Math.min(toMs, durationMs),
      durationMs: mark.durationMs,
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** Where a label stands, pixels from the left, in which of two rows. */
export interface LabelPlace {
  readonly left: number;
  readonly row: 0 | 1;
}

/**
 * Where labels stand so that none touches another or leaves the drawing, each as near to its mark as it can; undefined where
 * there is no room. `lefts` is where the marks begin, in the order of time.
 */
export function placeLabels(
  lefts: readonly number[],
  widths: readonly number[],
  width: number,
): readonly (LabelPlace | undefined)[] {
  const taken = { 0: 0, 1: 0 };
  return lefts.map((mark, index) => {
    const wide = widths[index] ?? 0;
    const left = Math.min(mark, width - wide);
    const row = ([0, 1] as const).find((each) => left >= taken[each]);
    if (row === undefined) return undefined;
    taken[row] = left + wide;
    return { left, row };
  });
}
