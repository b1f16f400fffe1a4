import { type Copied, isSame } from "../store/copy/copy-store.js";
import { inWords } from "../store/copy/problems.js";

/** The table that says what was copied, one line a kind; kinds without records are counted in one line. */
export function showCopied(copied: readonly Copied[]): string {
  const rows = copied.map((each) => [
    inWords(each.part),
    String(each.source.count),
    isSame(each)
      ? "yes"
      : each.target.count === each.source.count
        ? "NO, content differs"
        : `NO, ${each.target.count} came back`,
  ]);
  const table = [["kind", "records", "verified"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => (row[column] ?? "").length)));
  return table
    .map(([kind = "", records = "", verified = ""]) =>
      [kind.padEnd(widths[0] ?? 0), records.padStart(widths[1] ?? 0), verified].join("  "),
    )
    .join("\n");
}
