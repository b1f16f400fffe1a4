import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../clock.js";
import type { Commits } from "./commits.js";
import { isExpired, makeRow, type Row, type RowFormat } from "./rows.js";
import type { Table } from "./store.js";

/** One change to one record, on its way to the disk. */
export interface Change {
  readonly id: string;
  /** The line that the record becomes; undefined when it is removed. */
  readonly line: string | undefined;
  saved(): void;
  undo(): void;
}

/** A table and what its file needs from it. */
export interface FileTable<T> {
  readonly table: Table<T>;
  /** The lines of all records that are on disk and not expired; forgets those that are. */
  sweep(): string[];
}

interface Unsaved<T> {
  /** What the disk holds; undefined when it holds none. */
  readonly durable: Row<T> | undefined;
  readonly last: Change;
  readonly done: Promise<void>;
}

/**
 * A table over a Map. Readers see what is on disk and never wait; writers work on the newest state. An answer that rests on
 * somebody's unsaved change ("you were second") waits for that change, and fails with it.
 */
export function createTable<T extends object>(deps: {
  readonly format: RowFormat<T>;
  readonly rows: Map<string, Row<T>>;
  readonly commits: Pick<Commits<Change>, "commit">;
  readonly clock: Clock;
}): FileTable<T> {
  const { format, rows, commits, clock } = deps;
  const unsaved = new Map<string, Unsaved<T>>();

  const living = (row: Row<T> | undefined) => (row && !isExpired(row, clock.now()) ? row : undefined);
  const newest = (id: string) => living(rows.get(id));
  const place = (id: string, row: Row<T> | undefined) => (row ? rows.set(id, row) : rows.delete(id));

  function apply(id: string, row: Row<T> | undefined): Promise<void> {
    const waiting = unsaved.get(id);
    const durable = waiting ? waiting.durable : rows.get(id);
    const change: Change = {
      id,
      line: row?.line,
      saved: () => {
        const now = unsaved.get(id);
        if (now?.last === change) unsaved.delete(id);
        else if (now) unsaved.set(id, { ...now, durable: row });
      },
      undo: () => {
        const now = unsaved.get(id);
        if (!now) return;
        place(id, now.durable);
        unsaved.delete(id);
      },
    };
    place(id, row);
    const done = commits.commit(change);
    unsaved.set(id, { durable, last: change, done });
    return done;
  }

  const settled = async (id: string) => unsaved.get(id)?.done;

  /** Collects and does not yield, because every question asks for the links of its space, among all spaces' links. */
  function durableRows(suits: (row: Row<T>) => boolean): Row<T>[] {
    const found: Row<T>[] = [];
    for (const [id, row] of rows) if (suits(row) && !unsaved.has(id)) found.push(row);
    for (const { durable } of unsaved.values()) if (durable && suits(durable)) found.push(durable);
    return found;
  }

  async function takeRow(id: string): Promise<Row<T> | undefined> {
    const row = newest(id);
    await (row ? apply(id, undefined) : settled(id));
    return row;
  }

  const table: Table<T> = {
    get: async (id) => living(unsaved.has(id) ? unsaved.get(id)?.durable : rows.get(id))?.value,
    put: async (id, value, lifetime) => apply(id, makeRow(format, id, value, lifetime?.expiresAt)),
    add: async (id, value, lifetime) => {
      const row = makeRow(format, id, value, lifetime?.expiresAt);
      const isFirst = !newest(id);
      await (isFirst ? apply(id, row) : settled(id));
      return isFirst;
    },
    take: async (id) => (await takeRow(id))?.value,
    remove: async (id) => (await takeRow(id)) !== undefined,
    update: async (id, change) => {
      const old = newest(id);
      const value = change(old?.value);
      if (value === old?.value) {
        await settled(id);
        return value;
      }
      const row = value === undefined ? undefined : makeRow(format, id, value, old?.expiresAt);
      await apply(id, row);
      return row?.value;
    },
    find: async (match) => {
      const wanted = Object.entries(match ?? {});
      const now = clock.now();
      return durableRows((row) => fits(row.value, wanted) && !isExpired(row, now)).map((row) => row.value);
    },
    async *entries() {
      const now = clock.now();
      for (const row of durableRows((each) => !isExpired(each, now))) {
        const { id, value, expiresAt } = row;
        yield { id, value, ...(expiresAt === undefined ? {} : { expiresAt }) };
      }
    },
  };

  function sweep(): string[] {
    const now = clock.now();
    for (const [id, row] of rows) if (isExpired(row, now) && !unsaved.has(id)) rows.delete(id);
    return durableRows((row) => !isExpired(row, now)).map((row) => row.line);
  }

  return { table, sweep };
}

/** A field wanted as undefined must be absent: a condition that got lost may not widen the answer. */
export function fits(value: object, wanted: readonly [string, unknown][]): boolean {
  for (const [field, content] of wanted) {
    const actual: unknown = Reflect.get(value, field);
    if (actual !== content && !(typeof content === "object" && isDeepStrictEqual(actual, content))) return false;
  }
  return true;
}
