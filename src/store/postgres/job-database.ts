import pg from "pg";
import type { Log } from "../../log.js";
import { DatabaseFailure } from "./database-failure.js";

/** What pg-boss asks for: statements against one database. */
export interface JobDatabase {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

/** Each kind of work asks once a second at most, so a few connections do. */
const MOST_CONNECTIONS = 4;
const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 30_000;
/** SQLSTATE of a statement that the server ended because two waited for each other. */
const DEADLOCK = "40P01";
const MOST_TRIES = 3;

/** Connections for the queue alone, so that a busy store never keeps work from being given out. */
export function openJobDatabase({
  connectionString,
  log,
}: {
  readonly connectionString: string;
  readonly log: Log;
}): JobDatabase {
  const pool = new pg.Pool({
    connectionString,
    application_name: "floorwalker-jobs",
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
  });
  const lost = (error: Error) =>
    log.warn({ err: new DatabaseFailure(error) }, "a connection of the work queue was lost");
  pool.on("error", lost);
  // Told twice when a connection breaks under a statement: by the statement, and here, where nobody else listens.
  pool.on("connect", (client) => void client.on("error", lost));
  async function execute(text: string, values: unknown[] | undefined) {
    const client = await pool.connect();
    try {
      const result = await client.query(text, values);
      client.release();
      return result;
    } catch (error) {
      // pg-boss sends whole transactions as one text: after an error in one the connection is of no more use.
      client.release(true);
      throw error;
    }
  }

  return {
    async executeSql(text, values) {
      for (let tries = 1; ; tries++) {
        try {
          return await execute(text, values);
        } catch (error) {
          // An instance that makes its queues and one that asks for work may meet; what the server ended changed nothing.
          if (tries === MOST_TRIES || new DatabaseFailure(error).code !== DEADLOCK) throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}
