import type { Chart } from "./chart.js";
import type { Key } from "./frame.js";

type Plotted = Extract<Chart, { kind: "line" | "bar" | "stacked-bar" }>;

/** Names of series and target; a single series is named by the title already. */
export function keysOf({ series, target, line }: Plotted, mark: "line" | "box"): Key[] {
  return [
    ...(series.length > 1 || line ? series.map(({ name }, index) => ({ name, mark, index })) : []),
    ...(line ? [{ name: line.name, mark: "over" as const, index: 0 }] : []),
    ...(target ? [{ name: target.name, mark: "target" as const, index: 0 }] : []),
  ];
}

/** The highest value or target of a chart; 0 when there is none. */
export const highestOf = ({ series, target, line }: Plotted): number =>
  Math.max(
    0,
    target?.value ?? 0,
    ...[...series, ...(line ? [line] : [])].flatMap(({ values }) => values.map((value) => value ?? 0)),
  );

/** True when no series has any value; a 0 is one. */
export const isEmpty = ({ series }: Plotted): boolean =>
  series.every(({ values }) => values.every((value) => value === null));
