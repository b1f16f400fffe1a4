import { Zip, ZipDeflate } from "fflate";
import { takeTurns } from "../take-turns.js";
import type { Part } from "./package-parts.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** So much is packed at once. */
const LOT_CHARACTERS = 64 * 1024;
/** As Excel dates them: the same table is the same bytes at any time. */
const WRITTEN = new Date(1980, 0, 1);

/** Packs the parts one after the other as they are written; never more of them in memory than a lot and what is packed already. */
export async function zipParts(parts: readonly Part[]): Promise<Uint8Array<ArrayBuffer>> {
  const packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  for (const { path, xml } of parts) {
    const entry = new ZipDeflate(path);
    entry.mtime = WRITTEN;
    zip.add(entry);
    let lot = DECLARATION;
    for await (const piece of takeTurns(xml)) {
      lot += piece;
      if (lot.length < LOT_CHARACTERS) continue;
      entry.push(Buffer.from(lot));
      lot = "";
    }
    entry.push(Buffer.from(lot), true);
  }
  zip.end();
  return Buffer.concat(packed);
}
