/** One limit of one window. */
export interface TurnLimit {
  /** What is limited, for example `wxcc-requests`. */
  readonly name: string;
  /** Turns within any `windowMs`, all instances together. */
  readonly limit: number;
  readonly windowMs: number;
}

/** Turns in sliding windows, counted over all instances together by one clock. */
export interface Turns {
  /** 0: the turn was given. Otherwise none was, and after so many milliseconds it is worth asking again. Rejects with a Problem while it cannot be counted. */
  take(limit: TurnLimit): Promise<number>;
  /** Nobody gets a turn of that name for so long, in any instance. */
  pause(name: string, ms: number): Promise<void>;
}
