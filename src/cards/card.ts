import type { FilterName } from "../conversation/ask.js";

/** How a figure stands against its target. */
export type Tone = "plain" | "good" | "warning" | "bad" | "quiet";

/** One large number with its name. */
export interface Figure {
  readonly label: string;
  /** Already formatted; "—" when there are no data. */
  readonly value: string;
  readonly tone: Tone;
  /** Small print below it: "target 80 %", "n = 4". */
  readonly notes: readonly string[];
  /** Against another period: "▲ 2.1 pts vs Fri 13 Nov". */
  readonly change?: { readonly text: string; readonly tone: Tone };
}

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  /** Relative width; the first column is usually the widest. */
  readonly weight: number;
  /** The title is somebody's name for something: it is written as it is, in the middle of a line as well. */
  readonly proper?: true;
  /** Set in small print below the first cell instead of in a column of its own: a phone has room for three. */
  readonly detail?: true;
}

/** One cell; formatted already. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** Pressing the cell asks this sentence. */
  readonly ask?: string;
}

/** A value that the reader of a card can change; every button of the card sends what it holds by then under its `id`. */
export interface CardInput {
  readonly id: string;
  readonly label: string;
  /** What the control holds when the card is drawn. */
  readonly value: string;
  /** The same for a reader of the text form. */
  readonly shown: string;
  readonly control:
    | { readonly kind: "choice"; readonly choices: readonly { readonly title: string; readonly value: string }[] }
    | { readonly kind: "text" /** Beside the label: "cisco, or 0 to 60". */; readonly hint: string }
    | { readonly kind: "number"; readonly min: number; readonly max: number }
    | { readonly kind: "toggle"; readonly on: string; readonly off: string };
  /** A sentence that changes it, for the text form. */
  readonly ask: string;
}

/** A part of a card's body, shown in the order of the card. */
export type Block =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly tone?: Tone;
      readonly strong?: boolean;
      /** Heads a part of the card and is set apart from what precedes it. */
      readonly heading?: true;
    }
  | { readonly kind: "figures"; readonly figures: readonly Figure[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [string, string])[] }
  | {
      readonly kind: "table";
      readonly title?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** Stands for the rows that are not shown; kept when rows are dropped to make the card fit. */
      readonly rest?: readonly Cell[];
      readonly note?: string;
    }
  | {
      readonly kind: "image";
      readonly url: string;
      /** What the picture says, for whoever cannot see it. */
      readonly alt: string;
      /** Stands in the text form in place of the picture, line by line; `alt` does when it is absent. */
      readonly lines?: readonly string[];
    }
  | { readonly kind: "actions"; readonly actions: readonly CardAction[] }
  | { readonly kind: "inputs"; readonly inputs: readonly CardInput[] }
  | { readonly kind: "list"; readonly items: readonly string[] };

/**
 * A button. `ask` is a sentence (a button is a sentence); `open` leaves Webex for a page of ours; `choose` opens a
 * drop-down and asks the sentence with the chosen value as a filter, or without one.
 */
export type CardAction =
  | { readonly kind: "ask"; readonly label: string; readonly ask: string; readonly primary?: boolean }
  | { readonly kind: "open"; readonly label: string; readonly url: string; readonly primary?: boolean }
  | {
      readonly kind: "choose";
      readonly label: string;
      readonly ask: string;
      readonly filter: FilterName;
      /** Above the drop-down: "Queue". */
      readonly prompt: string;
      readonly choices: readonly string[];
      /** What it begins with, which narrows nothing: "All queues". */
      readonly everything: string;
      /** On the button that asks: "Show". */
      readonly submit: string;
    };

/**
 * A card before any chat format: translated once to Adaptive Card 1.3 and once to plain text. Every string of it is plain
 * text: the translators escape it, never the caller.
 */
export interface Card {
  readonly title: string;
  /** The answer in a few words, for the first line of the text form; made of the figures when it is absent. */
  readonly summary?: string;
  /** Org, period, zone, "as of". */
  readonly subtitle: readonly string[];
  readonly blocks: readonly Block[];
  readonly actions: readonly CardAction[];
  /** Source, definitions, what is counted. */
  readonly footer: readonly string[];
}
