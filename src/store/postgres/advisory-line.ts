import { storeClosed } from "../problems.js";
import { isLost, isUnreachable } from "./database-failure.js";
import { SCHEMA } from "./migrations.js";
import type { Sql, SqlConnection, Statement } from "./sql.js";

/** How long a name may be held elsewhere before whoever waits gives up. */
const PATIENCE_MS = 60_000;

/** What happens one at a time in all processes of one database. */
export interface AdvisoryLine {
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Refuses what comes from now on; resolves when nothing is under way. Never rejects. */
  close(): Promise<void>;
}

/** A lock that is held. */
interface Held {
  /** Never rejects: what cannot be given back goes with its connection. */
  release(): Promise<unknown>;
}

/**
 * Locks by name in the database. They belong to a connection and end with it, and so with its process. All that are free are held by
 * one connection; for one that is not, a connection of its own waits. Within the process callers line up first.
 */
export function createAdvisoryLine(deps: {
  readonly sql: Sql;
  oneAtATime<R>(name: string, work: () => Promise<R>): Promise<R>;
}): AdvisoryLine {
  const { sql, oneAtATime } = deps;
  const underWay = new Set<Promise<unknown>>();
  let holder: Promise<SqlConnection> | undefined;
  let closed = false;

  function openHolder(): Promise<SqlConnection> {
    const opening = sql.connect();
    const forget = () => {
      if (holder === opening) holder = undefined;
    };
    opening.then((connection) => connection.ended).then(forget, forget);
    holder = opening;
    return opening;
  }

  async function tryOn(connection: SqlConnection, name: string): Promise<Held | undefined> {
    const { rows } = await connection.query(lockStatement("pg_try_advisory_lock", name));
    if (rows[0]?.held !== true) return undefined;
    return {
      release: () => connection.query(lockStatement("pg_advisory_unlock", name)).catch(() => connection.close()),
    };
  }

  async function tryLock(name: string): Promise<Held | undefined> {
    const opening = holder ?? openHolder();
    const connection = await opening;
    try {
      return await tryOn(connection, name);
    } catch (error) {
      if (!isUnreachable(error)) throw error;
      // Whatever it held is lost with it.
      if (holder === opening) holder = undefined;
      await connection.close();
      if (!isLost(error)) throw error;
      return tryOn(await (holder ?? openHolder()), name);
    }
  }

  async function waitForLock(name: string): Promise<Held> {
    const connection = await sql.connect({ patienceMs: PATIENCE_MS * 2 });
    try {
      await connection.query({ text: `SET lock_timeout = ${PATIENCE_MS}` });
      await connection.query(lockStatement("pg_advisory_lock", name));
    } catch (error) {
      await connection.close();
      throw error;
    }
    return { release: connection.close };
  }

  async function hold<T>(name: string, work: () => Promise<T>): Promise<T> {
    if (closed) throw storeClosed();
    const held = (await tryLock(name)) ?? (await waitForLock(name));
    try {
      return await work();
    } finally {
      await held.release();
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
      await holder?.then((connection) => connection.close()).catch(() => undefined);
    },
  };
}

const lockStatement = (lock: string, name: string): Statement => ({
  text: `SELECT ${lock}(hashtextextended($1, 0)) AS held`,
  values: [`${SCHEMA} ${name}`],
});
