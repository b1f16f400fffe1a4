/** Quoted texts with doubled quotation marks, bare texts, and what ends each (RFC 4180). */
const cell = /(?:"((?:[^"]|"")*)"|((?!")[^,\r\n]*))(,|\r\n|\n|\r|$)/y;

/** Rows of a CSV text; a byte-order mark and empty lines are left out. Undefined when quotation marks do not close. */
export function readCsv(text: string): string[][] | undefined {
  const source = text.replace(/^\uFEFF/, "");
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    cell.lastIndex = at;
    const found = cell.exec(source);
    if (!found) return undefined;
    const [whole, quoted, bare = "", end] = found;
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    at += whole.length;
    // A comma at the very end is followed by one more empty cell.
    if (end === "," && at === source.length) row.push("");
    if (end !== "," || at === source.length) {
      if (row.length > 1 || row[0] !== "") rows.push(row);
      row = [];
    }
  }
  return rows;
}
