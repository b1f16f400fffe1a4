import { z } from "zod";
import type { Clock } from "../clock.js";
import { parseJson } from "../parse-json.js";
import { commitChanges } from "./commit-changes.js";
import type { Disk } from "./disk.js";
import type { FilePart } from "./file-part.js";
import { guardDamage } from "./keep-aside.js";
import { type LineFile, openLineFile } from "./line-file.js";
import type { StoreLog } from "./log.js";
import { Damage } from "./problems.js";
import { isExpired, type Row, type RowFormat, readRow, storedRowSchema } from "./rows.js";
import type { Table } from "./store.js";
import { createTable } from "./table.js";

const removalSchema = z.strictObject({ id: z.string(), gone: z.literal(true) });
const lineSchema = z.union([storedRowSchema, removalSchema]);

/** Lines that a journal may hold beyond twice its records before it is written anew. */
const SPARE_LINES = 1000;

/** What a journal is opened with. */
export interface JournalDeps<T> {
  readonly disk: Disk;
  readonly path: string;
  readonly clock: Clock;
  readonly log: StoreLog | undefined;
  readonly format: RowFormat<T>;
  /** What one line is, to be named when it cannot be read: "claim". */
  readonly what: string;
  mayWrite(): Promise<void>;
}

/**
 * Records that come with every message or answer, so each is one line at the end of a journal and not a write of the whole
 * state; the journal is written anew when more than half of it is history, which keeps the cost per record constant.
 */
export async function openJournal<T extends object>(
  deps: JournalDeps<T>,
): Promise<FilePart & { readonly table: Table<T> }> {
  const { path, clock, log, format } = deps;
  const file = await openLineFile(deps);
  const { rows, lines: read } = await readAll(deps, file).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  let lines = read;
  let mostLines = 2 * rows.size + SPARE_LINES;

  async function compact() {
    if (lines <= mostLines) return;
    const kept = sweep();
    try {
      await file.replace(kept);
      lines = kept.length;
    } catch (error) {
      log?.warn({ file: path, err: error }, "the journal could not be written anew; it grows until the next try");
    }
    mostLines = lines + kept.length + SPARE_LINES;
  }

  const commits = commitChanges({
    file: path,
    log,
    write: async (batch) => {
      await file.append(batch.map(({ id, line }) => line ?? JSON.stringify({ id, gone: true })));
      lines += batch.length;
    },
    afterwards: compact,
  });
  const { table, sweep } = createTable({ format, rows, commits, clock });
  return { table, flush: commits.flush, broken: commits.broken, close: () => commits.close().then(file.close) };
}

/** What the journal holds by now; secrets under an older key are sealed anew in the file. */
async function readAll<T>(deps: JournalDeps<T>, file: LineFile) {
  const { disk, path, clock, log } = deps;
  const { rows, lines, oldKeys } = await guardDamage(disk, clock, path, () => replayAll(deps, file.lines()));
  for (const [id, row] of rows) if (isExpired(row, clock.now())) rows.delete(id);
  if (oldKeys === 0) return { rows, lines };
  await file.replace(Array.from(rows.values(), (row) => row.line));
  log?.info({ file: path, records: oldKeys }, "secrets under an older key are encrypted with the first key now");
  return { rows, lines: rows.size };
}

async function replayAll<T>({ format, path, what }: JournalDeps<T>, lines: AsyncIterable<string>) {
  const rows = new Map<string, Row<T>>();
  let number = 0;
  let oldKeys = 0;
  for await (const line of lines) {
    number += 1;
    const stored = lineSchema.safeParse(parseJson(line));
    if (!stored.success) throw new Damage(`line ${number} is not a ${what}`);
    if ("gone" in stored.data) rows.delete(stored.data.id);
    else {
      const { row, oldKey } = readRow(format, path, stored.data);
      rows.set(stored.data.id, row);
      if (oldKey) oldKeys += 1;
    }
  }
  return { rows, lines: number, oldKeys };
}
