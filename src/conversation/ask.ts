/** Channels a supervisor may name; WxCC calls voice `telephony`. */
export type Channel = "voice" | "chat" | "email" | "social";

/** How a contact stands, in Contact Center's own words (OpenAPI, Get Tasks). */
export const taskStatuses = ["created", "queued", "offered", "assigned", "abandoned", "completed"] as const;
/** One of them. */
export type TaskStatus = (typeof taskStatuses)[number];

/** Filters by name as the person wrote them; several values of one filter mean *or*. Empty means no filter. */
export interface Filters {
  readonly queue: readonly string[];
  readonly team: readonly string[];
  readonly agent: readonly string[];
  readonly channel: readonly Channel[];
  readonly status: readonly TaskStatus[];
  readonly site: readonly string[];
  /** Multimedia profile. */
  readonly profile: readonly string[];
  readonly org: readonly string[];
}

/** What a question can be narrowed by. */
export type FilterName = keyof Filters;

/** No filter at all. */
export const noFilters: Filters = {
  queue: [],
  team: [],
  agent: [],
  channel: [],
  status: [],
  site: [],
  profile: [],
  org: [],
};

/** What a drop-down holds for no filter; no name that a person would write. */
export const EVERYTHING = "*";

/** A half-open range `[from, to)` in epoch milliseconds, seen from a named zone. */
export interface Period {
  readonly from: number;
  readonly to: number;
  /** IANA name. */
  readonly zone: string;
  /** The canonical phrase, so that a button can ask for it again: `today`, `2026-11-20`, `last 7d`. */
  readonly phrase: string;
  /** True when the range ends at the present moment and will grow (`today`, `this week`, `last 4h`). */
  readonly open: boolean;
}

/** The shape of a period before clock and zone are known; `conversation/period.ts` turns it into a {@link Period}. */
export type PeriodPhrase =
  | { readonly kind: "now" }
  | { readonly kind: "today" | "yesterday"; readonly times?: TimeRange }
  | { readonly kind: "this" | "last"; readonly unit: "week" | "month" }
  | { readonly kind: "rolling"; readonly amount: number; readonly unit: "m" | "h" | "d" }
  | {
      readonly kind: "weekday";
      readonly isoDay: 1 | 2 | 3 | 4 | 5 | 6 | 7;
      /** `last monday`: never today. */
      readonly last?: true;
      readonly times?: TimeRange;
    }
  | { readonly kind: "date"; readonly date: string; readonly times?: TimeRange }
  | { readonly kind: "dates"; readonly first: string; readonly last: string };

/** Local wall-clock times, `HH:mm`; `24:00` is allowed as an end. */
export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

/** What a sentence says, before any network: the command by its registry name and everything it was given. */
export interface Sentence {
  readonly command: string;
  /** What follows the command and is neither period nor filter (`why` takes a metric, `use` an org, `help` a command). */
  readonly args: string;
  readonly period: PeriodPhrase | undefined;
  readonly filters: Filters;
  /** IANA name from `tz:`. */
  readonly zone: string | undefined;
  readonly as: "csv" | "xlsx" | undefined;
}
