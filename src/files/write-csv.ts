import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { formatCell } from "./format-cell.js";
import { columnTitle } from "./sheet-cells.js";
import type { AnswerTable } from "./table.js";
import { takeTurns } from "./take-turns.js";

/**
 * A table as CSV: RFC 4180 (commas, CRLF, quotation marks where they are needed) in UTF-8 with a byte-order mark, without
 * which Excel takes names for Latin-1. Row by row, so that a long table costs little more memory than the file it becomes.
 */
export async function writeCsv({ columns, rows, zone }: AnswerTable): Promise<Uint8Array<ArrayBuffer>> {
  function* records() {
    yield columns.map((column) => columnTitle(column, zone));
    for (const row of rows) yield columns.map(({ kind }, n) => formatCell(kind, row[n] ?? null, zone));
  }
  const chunks: Buffer[] = [];
  await pipeline(
    takeTurns(records()),
    stringify({ bom: true, record_delimiter: "\r\n" }),
    async (written: AsyncIterable<Uint8Array>) => {
      for await (const chunk of written) chunks.push(Buffer.from(chunk));
    },
  );
  return Buffer.concat(chunks);
}
