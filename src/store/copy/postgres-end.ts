import type { Clock } from "../../clock.js";
import type { EncryptionKey } from "../encryption-keys.js";
import { formatOf, makeTables } from "../kinds.js";
import { createOneAtATime } from "../one-at-a-time.js";
import { connectPostgres } from "../postgres/connect-postgres.js";
import { SCHEMA, tableOf } from "../postgres/migrations.js";
import { prepareDatabase } from "../postgres/prepare-database.js";
import type { RunSql, Sql, SqlConnection } from "../postgres/sql.js";
import { createSqlAudit } from "../postgres/sql-audit.js";
import { createSqlTable } from "../postgres/sql-table.js";
import type { Records } from "./copy-records.js";
import type { End, Target } from "./copy-store.js";
import { nothingToCopy, stillUsed } from "./problems.js";

interface PostgresEnd {
  /** DATABASE_URL. */
  readonly url: string;
  readonly keys: readonly EncryptionKey[];
  readonly clock: Clock;
}

/** One statement may take as long as a big table needs. */
const PATIENCE_MS = 600_000;

const GONE_WITHIN_MS = 1000;
const OTHERS = {
  text: `SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'floorwalker' AND pid <> pg_backend_pid()`,
};

/** The database as it is read: all of it as it was at one moment. */
export async function openPostgresSource(options: PostgresEnd): Promise<End> {
  const connection = await open(options);
  try {
    const { rows } = await connection.query({ text: `SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS there` });
    if (rows[0]?.there !== true) throw nothingToCopy(`the schema ${SCHEMA} in ${describe(options.url)}`);
    return await begin(connection, options);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** A database to be written, in one transaction: others see all of the copy or nothing, whatever happens. */
export async function openPostgresTarget(options: PostgresEnd): Promise<Target> {
  const connection = await open(options);
  try {
    const end = await begin(connection, options);
    return {
      ...end,
      held: end.store,
      keep: async () => {
        await connection.query({ text: "COMMIT" });
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** A connection that ends with its door. */
async function open({ url }: PostgresEnd): Promise<SqlConnection> {
  const sql = connectPostgres({ connectionString: url });
  const connection = await sql.connect({ patienceMs: PATIENCE_MS });
  return { ...connection, close: () => connection.close().then(sql.close) };
}

/**
 * Readies the database and begins. Readying takes the lock under which instances start, and here it is kept until the connection
 * ends: an instance that starts meanwhile waits for the end of the copy.
 */
async function begin(connection: SqlConnection, { url, keys, clock }: PostgresEnd): Promise<End> {
  const where = describe(url);
  const sql = asDoor(connection);
  await refuseWhileUsed(connection, where, clock);
  await prepareDatabase({ sql, keys, clock, log: undefined });
  await refuseWhileUsed(connection, where, clock);
  // Ends with the connection, undone unless it was committed.
  await connection.query({ text: "BEGIN ISOLATION LEVEL REPEATABLE READ" });
  return { store: recordsIn(sql, keys, clock), where, close: connection.close };
}

/** Everything on one connection; who closes what was opened through it closes nothing. */
function asDoor(connection: SqlConnection): Sql {
  const oneAtATime = createOneAtATime();
  const query: RunSql = (statement) => oneAtATime("statement", () => connection.query(statement));
  return {
    query,
    read: query,
    transaction: (work) => work(query),
    connect: async () => ({ ...connection, query, close: async () => undefined }),
    close: async () => undefined,
  };
}

function recordsIn(sql: Sql, keys: readonly EncryptionKey[], clock: Clock): Records {
  const oneAtATime = createOneAtATime();
  // What expires is swept by the service.
  const mortal = () => undefined;
  const tables = makeTables((name) =>
    createSqlTable({ format: formatOf(name, keys), sqlTable: tableOf(name), sql, clock, oneAtATime, mortal }),
  );
  return { ...tables, audit: createSqlAudit(sql) };
}

/**
 * Connections tell by their name that they are ours; the lock of a data file has no other counterpart here. The server still
 * lists one for a moment after it was closed, so a second look is taken.
 */
async function refuseWhileUsed({ query }: SqlConnection, where: string, clock: Clock): Promise<void> {
  const count = async () => Number((await query(OTHERS)).rows[0]?.others ?? 0);
  if ((await count()) === 0) return;
  await clock.sleep(GONE_WITHIN_MS);
  const others = await count();
  if (others > 0) throw stillUsed(where, others);
}

/** Without user and password. */
function describe(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `PostgreSQL database ${decodeURIComponent(pathname.slice(1))} on ${hostname}${port && `:${port}`}`;
}
