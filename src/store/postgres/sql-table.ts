import type { Clock } from "../../clock.js";
import type { RowFormat } from "../rows.js";
import { sealValue } from "../rows.js";
import type { Lifetime, Table } from "../store.js";
import { fits } from "../table.js";
import { tooContended } from "./database-problems.js";
import { findStatement } from "./find-statement.js";
import { keepJson, keepText } from "./keep-text.js";
import { type KeptRow, readRows } from "./read-rows.js";
import type { Sql } from "./sql.js";
import { tableStatements } from "./table-statements.js";

/** So many instances that change one record at once never happened; more tries would hide an error. */
const MOST_TRIES = 50;
const ENTRIES_AT_ONCE = 500;

/** A table over one of PostgreSQL's: every change is one statement, but for `update` and `take`, which read first. */
export function createSqlTable<T extends object>(deps: {
  readonly format: RowFormat<T>;
  /** With its schema. */
  readonly sqlTable: string;
  readonly sql: Sql;
  readonly clock: Clock;
  /** Lines up callers within this process. */
  oneAtATime<R>(name: string, work: () => Promise<R>): Promise<R>;
  /** Told of every row that will expire. */
  mortal(): void;
}): Table<T> {
  const { format, sqlTable, sql, clock } = deps;
  const statements = tableStatements(sqlTable);
  const read = (rows: readonly unknown[]) => readRows(format, rows);

  function fill(id: string, value: unknown, lifetime: Lifetime | undefined) {
    const checked = sealValue(format, id, value);
    if (lifetime?.expiresAt !== undefined) deps.mortal();
    return { value: checked.value, values: [keepText(id), keepJson(checked.sealed), lifetime?.expiresAt ?? null] };
  }

  async function get(id: string): Promise<KeptRow<T> | undefined> {
    const { rows } = await sql.read({ ...statements.get, values: [keepText(id), clock.now()] });
    return read(rows)[0];
  }

  async function add(id: string, value: T, lifetime?: Lifetime): Promise<boolean> {
    const { values } = fill(id, value, lifetime);
    return (await sql.query({ ...statements.add, values: [...values, clock.now()] })).count > 0;
  }

  /** False when somebody changed the record since `old` was read. */
  async function exchange(id: string, old: KeptRow<T> | undefined, value: T | undefined): Promise<boolean> {
    if (!old) return value === undefined || add(id, value);
    if (value === undefined)
      return (await sql.query({ ...statements.removeSame, values: [keepText(id), old.version] })).count > 0;
    const [kept, json] = fill(id, value, undefined).values;
    return (await sql.query({ ...statements.replaceSame, values: [kept, json, old.version] })).count > 0;
  }

  async function update(id: string, change: (old: T | undefined) => T | undefined): Promise<T | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const old = await get(id);
      const value = change(old?.value);
      if (value === old?.value) return value;
      const checked = value === undefined ? undefined : sealValue(format, id, value).value;
      if (await exchange(id, old, checked)) return checked;
    }
    throw tooContended(format.table);
  }

  /** Reads before it removes: a record that cannot be read stays. */
  async function take(id: string): Promise<T | undefined> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const old = await get(id);
      if (!old || (await exchange(id, old, undefined))) return old?.value;
    }
    throw tooContended(format.table);
  }

  async function* entries() {
    let after: string | null = null;
    for (;;) {
      const values: unknown[] = [after, clock.now(), ENTRIES_AT_ONCE];
      const { rows } = await sql.read({ ...statements.page, values });
      for (const { id, value, expiresAt } of read(rows))
        yield { id, value, ...(expiresAt === undefined ? {} : { expiresAt }) };
      const last: unknown = rows.at(-1)?.id;
      if (rows.length < ENTRIES_AT_ONCE || typeof last !== "string") return;
      after = last;
    }
  }

  return {
    get: async (id) => (await get(id))?.value,
    put: async (id, value, lifetime) => {
      await sql.query({ ...statements.put, values: fill(id, value, lifetime).values });
    },
    add,
    take,
    remove: async (id) => {
      const { count } = await sql.query({ ...statements.remove, values: [keepText(id), clock.now()] });
      return count > 0;
    },
    update: (id, change) => deps.oneAtATime(`${sqlTable} ${id}`, () => update(id, change)),
    find: async (match) => {
      const wanted = Object.entries(match ?? {});
      const { rows } = await sql.read(findStatement(format.table, sqlTable, wanted, clock.now()));
      return read(rows)
        .map(({ value }) => value)
        .filter((value) => fits(value, wanted));
    },
    entries,
  };
}
