import { storeClosed } from "../problems.js";
import { isUnreachable } from "./database-failure.js";
import { SCHEMA } from "./migrations.js";
import type { Sql, SqlConnection } from "./sql.js";

/** How long a name may be held elsewhere before whoever waits gives up. */
const PATIENCE_MS = 60_000;
/** Names held or waited for at once in this process; each takes a connection, so they are few. */
const MOST_AT_ONCE = 3;

/** What happens one at a time in all processes of one database. */
export interface AdvisoryLine {
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Refuses what comes from now on; resolves when nothing is under way. Never rejects. */
  close(): Promise<void>;
}

/**
 * A lock by name in the database, held by a connection of its own: it ends with the connection, and so with its process. Within the
 * process callers line up first, so only one of them waits at the database.
 */
export function createAdvisoryLine(deps: {
  readonly sql: Sql;
  oneAtATime<R>(name: string, work: () => Promise<R>): Promise<R>;
}): AdvisoryLine {
  const { sql, oneAtATime } = deps;
  const idle: SqlConnection[] = [];
  const waiting: (() => void)[] = [];
  const underWay = new Set<Promise<unknown>>();
  let free = MOST_AT_ONCE;
  let closed = false;

  async function enter(): Promise<void> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }

  async function open(): Promise<SqlConnection> {
    const connection = await sql.connect({ patienceMs: PATIENCE_MS * 2 });
    await connection.query({ text: `SET lock_timeout = ${PATIENCE_MS}` });
    void connection.ended.then(() => {
      const index = idle.indexOf(connection);
      if (index >= 0) idle.splice(index, 1);
    });
    return connection;
  }

  const values = (name: string) => [`${SCHEMA} ${name}`];

  async function lockOn(connection: SqlConnection, name: string): Promise<SqlConnection> {
    try {
      await connection.query({ text: LOCK, values: values(name) });
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  async function lock(name: string): Promise<SqlConnection> {
    const kept = idle.pop();
    if (!kept) return lockOn(await open(), name);
    // One that was kept may have been lost without a word.
    return lockOn(kept, name).catch(async (error: unknown) => {
      if (!isUnreachable(error)) throw error;
      return lockOn(await open(), name);
    });
  }

  async function hold<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (closed) throw storeClosed();
    await enter();
    try {
      const connection = await lock(name);
      try {
        return await work();
      } finally {
        // A lock that cannot be given back goes with its connection.
        await connection.query({ text: UNLOCK, values: values(name) }).then(
          () => idle.push(connection),
          () => connection.close(),
        );
      }
    } finally {
      leave();
    }
  }

  return {
    exclusively: (name, work) => {
      const running = oneAtATime(`exclusively ${name}`, () => hold(name, work));
      const over: Promise<unknown> = running.then(
        () => underWay.delete(over),
        () => underWay.delete(over),
      );
      underWay.add(over);
      return running;
    },
    close: async () => {
      closed = true;
      await Promise.all(underWay);
      await Promise.all(idle.map((connection) => connection.close()));
    },
  };
}

const LOCK = "SELECT pg_advisory_lock(hashtextextended($1, 0))";
const UNLOCK = "SELECT pg_advisory_unlock(hashtextextended($1, 0))";
