import type { OrgRef, Range } from "../statistics/source.js";
import { type AnalyzerQuery, isListOfRecords, withRange } from "./analyzer-query.js";
import type { LegacyHttp } from "./legacy-http.js";
import type { LegacyKind } from "./legacy-kind.js";
import type { ListWish } from "./list-records.js";
import { readWindows } from "./read-windows.js";
import type { LegacyRecord } from "./record.js";

/** As many as are asked for at once, whatever the query says. */
const MOST_RECORDS = 10_000;

/**
 * A query of Analyzer's, run for another range: every row of it, or a Problem. A list of records is cut into windows where
 * that is needed, and a row that came with both windows of a border is one row; figures cannot be cut.
 */
export async function runQuery(
  http: LegacyHttp,
  org: OrgRef,
  kind: LegacyKind,
  query: AnalyzerQuery,
  range: Range,
  wish: ListWish,
): Promise<readonly LegacyRecord[]> {
  const isList = isListOfRecords(query);
  const records = await readWindows(
    http,
    {
      org,
      kind,
      queryOf: (window) => withRange(query, window, MOST_RECORDS),
      mostRecords: MOST_RECORDS,
      canBeCut: isList,
      // Whoever asks for the last records knows that there are more.
      partIsEnough: query.lastNRecords === true,
    },
    range,
    wish,
  );
  if (!isList || records.some((record) => record.text("sid") === undefined)) return records;
  return [...new Map(records.map((record) => [JSON.stringify(record.fields), record])).values()];
}
