import { z } from "zod";
import type { Clock } from "../clock.js";
import { commitChanges } from "./commit-changes.js";
import type { Disk } from "./disk.js";
import type { FilePart } from "./file-part.js";
import { guardDamage } from "./keep-aside.js";
import { openLineFile } from "./line-file.js";
import type { StoreLog } from "./log.js";
import { parseLine } from "./parse-line.js";
import { Damage } from "./problems.js";
import { type SeenRecord, seenRecordSchema } from "./records.js";
import { isExpired, type Row, type RowFormat, readRow, storedRowSchema } from "./rows.js";
import type { Table } from "./store.js";
import { createTable } from "./table.js";

const removalSchema = z.strictObject({ id: z.string(), gone: z.literal(true) });
const lineSchema = z.union([storedRowSchema, removalSchema]);

/** Lines that a journal may hold beyond twice its records before it is written anew. */
const SPARE_LINES = 1000;

/**
 * Once-only claims. They come with every message, so each is one line at the end of a journal and not a write of the whole
 * state; the journal is written anew when more than half of it is history, which keeps the cost per claim constant.
 */
export async function openSeenFile(deps: {
  readonly disk: Disk;
  readonly path: string;
  readonly clock: Clock;
  readonly log: StoreLog | undefined;
  mayWrite(): Promise<void>;
}): Promise<FilePart & { readonly table: Table<SeenRecord> }> {
  const { disk, path, clock, log } = deps;
  const format: RowFormat<SeenRecord> = { table: "seen", schema: seenRecordSchema, keys: [] };
  const file = await openLineFile(deps);
  const rows = new Map<string, Row<SeenRecord>>();
  let lines = 0;
  await guardDamage(disk, clock, path, async () => {
    for await (const line of file.lines()) replay(format, rows, path, line, ++lines);
  });
  for (const [id, row] of rows) if (isExpired(row, clock.now())) rows.delete(id);
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

function replay(
  format: RowFormat<SeenRecord>,
  rows: Map<string, Row<SeenRecord>>,
  file: string,
  line: string,
  number: number,
) {
  const stored = lineSchema.safeParse(parseLine(line));
  if (!stored.success) throw new Damage(`line ${number} is not a claim`);
  if ("gone" in stored.data) rows.delete(stored.data.id);
  else rows.set(stored.data.id, readRow(format, file, stored.data).row);
}
