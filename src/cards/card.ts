/** How a figure stands against its target. */
export type Tone = "plain" | "good" | "warning" | "bad" | "quiet";

/** One large number with its name. */
export interface Figure {
  readonly label: string;
  /** Already formatted; "—" when there are no data. */
  readonly value: string;
  readonly tone: Tone;
  /** Target and change, e.g. "target 80 %" and "▲ 2.1 pts on last Fri". */
  readonly notes: readonly string[];
}

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** Relative width; the first column is usually the widest. */
  readonly weight: number;
}

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** Pressing the cell asks this sentence. */
  readonly ask?: string;
}

export type Block =
  | { readonly kind: "text"; readonly text: string; readonly tone?: Tone; readonly strong?: boolean }
  | { readonly kind: "figures"; readonly figures: readonly Figure[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table";
      readonly title?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      readonly note?: string;
    }
  | { readonly kind: "list"; readonly items: readonly string[] };

/** A button. `ask` is a sentence (a button is a sentence); `open` leaves Webex for a page of ours. */
export type CardAction =
  | { readonly kind: "ask"; readonly label: string; readonly ask: string; readonly primary?: boolean }
  | { readonly kind: "open"; readonly label: string; readonly url: string; readonly primary?: boolean };

/** A card before any chat format: translated once to Adaptive Card 1.3 and once to plain text. */
export interface Card {
  readonly title: string;
  /** Org, period, zone, "as of". */
  readonly subtitle: readonly string[];
  readonly blocks: readonly Block[];
  readonly actions: readonly CardAction[];
  /** Source, definitions, what is counted. */
  readonly footer: readonly string[];
}
