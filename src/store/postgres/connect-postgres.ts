import pg from "pg";
import type { StoreLog } from "../log.js";
import { storeClosed } from "../problems.js";
import { DatabaseFailure, isLost, isUndone, isUnreachable } from "./database-failure.js";
import { asDatabaseProblem, badAddress } from "./database-problems.js";
import { openConnection } from "./open-connection.js";
import { runInLine, runOn } from "./run-statement.js";
import type { RunSql, Sql, SqlResult, Statement } from "./sql.js";

/** Connections that the statements of this process share. Small plans of hosts allow 20 for all instances together. */
const MOST_CONNECTIONS = 6;
const CONNECT_WITHIN_MS = 5000;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Opens the door to a database; connects when first asked. The address decides about TLS (`sslmode`), nothing weakens it.
 * A lost connection is replaced with the next statement. Throws a Problem when the address is none.
 */
export function connectPostgres(deps: { readonly connectionString: string; readonly log?: StoreLog | undefined }): Sql {
  const { log } = deps;
  const settings = readSettings(deps.connectionString);
  const pool = openPool({ ...settings, ...timeouts(ANSWER_WITHIN_MS), max: MOST_CONNECTIONS });
  // Of a connection that nobody uses at the moment; pg takes it out of the pool by itself.
  pool.on("error", (error) => log?.warn({ err: new DatabaseFailure(error) }, "an idle database connection was lost"));

  // Without it a connection that breaks in the moment between two listeners of the pool would end the process.
  pool.on("connect", (client) => void client.on("error", () => undefined));

  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  function watch<T>(work: () => Promise<T>): Promise<T> {
    if (closing) return Promise.reject(storeClosed());
    const running = work();
    const over: Promise<unknown> = running.then(
      () => underWay.delete(over),
      () => underWay.delete(over),
    );
    underWay.add(over);
    return running;
  }

  async function onPool<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((error: unknown) => {
      throw asDatabaseProblem(error);
    });
    let failed = false;
    try {
      return await work(client);
    } catch (error) {
      failed = isUnreachable(error);
      throw error;
    } finally {
      client.release(failed);
    }
  }

  /** Connections that the server has ended may lie in the pool for a moment, so several may have to be tried. */
  async function retry(statement: Statement, isWorthIt: (error: unknown) => boolean): Promise<SqlResult> {
    for (let left = MOST_CONNECTIONS; ; left--)
      try {
        return await onPool((client) => runOn(client)(statement));
      } catch (error) {
        if (left === 0 || !isWorthIt(error)) throw error;
      }
  }

  async function transact<T>(work: (query: RunSql) => Promise<T>): Promise<T> {
    return onPool(async (client) => {
      const run = runInLine(client);
      await run({ text: "BEGIN" });
      try {
        const result = await work(run);
        await run({ text: "COMMIT" });
        return result;
      } catch (error) {
        // Rejects when the connection is gone, and with it the transaction: a reason not to use it again.
        await run({ text: "ROLLBACK" });
        throw error;
      }
    });
  }

  async function close(): Promise<void> {
    await Promise.all(underWay);
    await Promise.allSettled([pool.end()]);
  }

  return {
    query: (statement) => watch(() => retry(statement, isUndone)),
    read: (statement) => watch(() => retry(statement, isLost)),
    transaction: (work) => watch(() => transact(work)),
    connect: ({ patienceMs = ANSWER_WITHIN_MS } = {}) =>
      watch(() => openConnection(new pg.Client({ ...settings, ...timeouts(patienceMs) }), log)),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

const readSettings = (connectionString: string): pg.ClientConfig => ({
  connectionString,
  application_name: "floorwalker",
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  connectionTimeoutMillis: CONNECT_WITHIN_MS,
});

/** The server gives up a little before the driver does, so that it is heard why. */
const timeouts = (ms: number): pg.ClientConfig => ({ statement_timeout: ms, query_timeout: ms + 1000 });

function openPool(config: pg.PoolConfig): pg.Pool {
  try {
    // Reads the address now and throws for one that is none; connects to nothing yet.
    if (!/^postgres(ql)?:\/\//.test(config.connectionString ?? "")) throw badAddress();
    void new pg.Client(config);
    return new pg.Pool(config);
  } catch {
    throw badAddress();
  }
}
