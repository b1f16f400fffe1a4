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

const PLAIN: Readonly<Record<"," | ";", RegExp>> = { ",": /[^,\r\n]*/y, ";": /[^;\r\n]*/y };
const QUOTED = /"((?:[^"]|"")*)"/y;
const END = /\r\n|\r|\n/y;

/** Reads RFC 4180 with either separator and any line end; a byte-order mark is no text. Records without any text are left out. Throws {@link OpenQuote}. */
export function* readCsv(source: string, separator: "," | ";"): Generator<CsvRecord> {
  const text = source.replace(/^\uFEFF/, "");
  const plain = PLAIN[separator];
  let at = 0;
  let line = 1;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return undefined;
    at += found[0].length;
    return found[1] ?? found[0];
  };

  while (at < text.length) {
    const started = line;
    const cells: string[] = [];
    for (;;) {
      const quoted = text[at] === '"' ? take(QUOTED) : undefined;
      if (quoted === undefined && text[at] === '"') throw new OpenQuote(started);
      line += quoted?.match(/\r\n|\r|\n/g)?.length ?? 0;
      // What stands behind a closing mark belongs to the cell: some programs quote only a part.
      cells.push((quoted?.replaceAll('""', '"') ?? "") + (take(plain) ?? ""));
      if (text[at] !== separator) break;
      at += 1;
    }
    take(END);
    line += 1;
    if (cells.some((cell) => cell.trim() !== "")) yield { line: started, cells };
  }
}
