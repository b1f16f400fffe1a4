/** One statement. With a name it is prepared once per connection; the same name always means the same text. */
export interface Statement {
  /** At most 63 bytes. */
  readonly name?: string;
  readonly text: string;
  /** Without them the text may hold several statements. */
  readonly values?: readonly unknown[];
}

/** What a statement answered; of several statements all rows one after the other. */
export interface SqlResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Rows that it returned or changed. */
  readonly count: number;
}

/** Runs a statement. Rejects with a Problem: `store-unavailable` when the database does not answer, refuses or is closed. */
export type RunSql = (statement: Statement) => Promise<SqlResult>;

/** A connection of its own, outside the pool; it does not come back by itself. */
export interface SqlConnection {
  readonly query: RunSql;
  /** Hears what `LISTEN` asked for. */
  onNotification(listener: (channel: string, payload: string) => void): void;
  /** Resolves when the connection is gone, closed or lost. Never rejects. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** The one door to the database. A statement is only sent again when it certainly changed nothing. */
export interface Sql {
  readonly query: RunSql;
  /** A statement that changes nothing: sent again when its connection was lost. */
  readonly read: RunSql;
  /** Statements on one connection between BEGIN and COMMIT; rolled back when `work` rejects. */
  transaction<T>(work: (query: RunSql) => Promise<T>): Promise<T>;
  /** Opens a connection of its own. `patienceMs`: how long one of its statements may take, 10 seconds without it. */
  connect(options?: { readonly patienceMs?: number }): Promise<SqlConnection>;
  /** Refuses what comes from now on, waits for what is under way, and ends all connections. Never rejects. */
  close(): Promise<void>;
}
