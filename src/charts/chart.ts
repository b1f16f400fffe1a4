/** One series of a chart; a null is a gap, never 0. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** What the values of a chart are. */
export type ChartUnit = "count" | "percent" | "duration";

/** A chart before it is drawn: pure data, no ids. Durations are milliseconds, percent fractions of 1, times epoch milliseconds. */
export type Chart =
  | {
      readonly kind: "line" | "bar" | "stacked-bar";
      readonly title: string;
      readonly unit: ChartUnit;
      /** Names along the axis, already written out ("09:00", "Mon 16"). */
      readonly labels: readonly string[];
      readonly series: readonly Series[];
      /** A horizontal line with its name, in the unit of the chart. */
      readonly target?: { readonly name: string; readonly value: number };
      /** Drawn over bars as a line, as something to hold them against; a chart of lines has it as a series. */
      readonly line?: Series;
    }
  | {
      readonly kind: "heat-map";
      readonly title: string;
      readonly unit: ChartUnit;
      readonly columns: readonly string[];
      readonly rows: readonly string[];
      /** `values[row][column]`. */
      readonly values: readonly (readonly (number | null)[])[];
    }
  | {
      readonly kind: "timeline";
      readonly title: string;
      readonly zone: string;
      readonly from: number;
      readonly to: number;
      readonly segments: readonly { readonly state: string; readonly from: number; readonly to: number }[];
    };

/** Keeps a chart for a while and gives the address of its picture: `/charts/<ticket>.png`, signed, without names or numbers in it. */
export interface ChartShelf {
  put(chart: Chart): Promise<{ readonly url: string; readonly alt: string }>;
}
