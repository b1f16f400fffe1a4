import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";

/** One record of a CSV file. */
export interface CsvRecord {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quotation mark that is never closed: where its record begins. */
export class OpenQuote extends Error {
  constructor(readonly line: number) {
    super(`a quotation mark in line ${line} is never closed`);
    this.name = "OpenQuote";
  }
}

const LINE_END = /\r\n|\r|\n/g;
const cellsSchema = z.array(z.array(z.string()));

/** Reads RFC 4180 with either separator and any line end; a byte-order mark is no text. Records without any text are left out. Throws {@link OpenQuote}. */
export function* readCsv(source: string, separator: "," | ";"): Generator<CsvRecord> {
  let line = 1;
  for (const cells of parseAll(source, separator)) {
    if (cells.some((cell) => cell.trim() !== "")) yield { line, cells };
    // Counted here: the parser takes a line end of two letters within quotation marks for two lines.
    line += 1 + cells.reduce((count, cell) => count + (cell.match(LINE_END)?.length ?? 0), 0);
  }
}

function parseAll(source: string, separator: "," | ";"): readonly (readonly string[])[] {
  try {
    const records = parse(source, {
      bom: true,
      delimiter: separator,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      // A mark in the middle of a cell is a mark: 5" pipe.
      relax_quotes: true,
    });
    return cellsSchema.parse(records);
  } catch (error) {
    if (error instanceof CsvError) throw new OpenQuote(z.number().catch(1).parse(error.lines));
    throw error;
  }
}
