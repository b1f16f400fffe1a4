import { inLanes } from "../statistics/in-lanes.js";
import type { OrgRef, Range } from "../statistics/source.js";
import { incompleteProblem, nonsenseProblem } from "../upstream-problem.js";
import type { LegacyHttp } from "./legacy-http.js";
import type { LegacyKind } from "./legacy-kind.js";
import type { ListWish } from "./list-records.js";
import { readAnswer } from "./read-answer.js";
import type { LegacyRecord } from "./record.js";

/** A query that can be asked of any range. */
export interface WindowedQuery {
  readonly org: OrgRef;
  readonly kind: LegacyKind;
  readonly queryOf: (range: Range) => object;
  /** How many records the query asks for. */
  readonly mostRecords: number;
  /** A row is a record, so that the rows of two windows together are those of both. */
  readonly canBeCut: boolean;
  /** The query itself asks for a part, the last records. */
  readonly partIsEnough?: boolean;
}

/** Narrower than this a window is not made: so many records in so short a time would be another mistake. */
const SHORTEST_MS = 60_000;
const LANES = 4;

/**
 * Every row of the range, or a Problem: an answer that is not complete is asked for again in narrower windows, level by
 * level, and never shown as if it were all. A row at the border of two windows may come twice.
 */
export async function readWindows(
  http: LegacyHttp,
  query: WindowedQuery,
  range: Range,
  wish: ListWish,
): Promise<readonly LegacyRecord[]> {
  const records: LegacyRecord[] = [];
  let windows: readonly Range[] = [range];
  while (windows.length > 0) {
    const read = await inLanes(LANES, windows, (window) => readWindow(http, query, window, wish));
    for (const { complete } of read) for (const record of complete) records.push(record);
    windows = read.flatMap(({ narrower }) => narrower);
  }
  return records;
}

/** Every record of the window, or the narrower ones to be asked for instead. */
async function readWindow(
  http: LegacyHttp,
  { org, kind, queryOf, mostRecords, canBeCut, partIsEnough = false }: WindowedQuery,
  range: Range,
  wish: ListWish,
): Promise<{ readonly complete: readonly LegacyRecord[]; readonly narrower: readonly Range[] }> {
  const reply = await http.ask({ org, kind, wanted: { query: queryOf(range) }, ...wish });
  const answer = reply && readAnswer(reply.body, mostRecords);
  const asked = reply?.asked ?? { org, endpoint: `legacy-${kind}`, trackingId: undefined };
  if (!answer) throw nonsenseProblem(asked, "it is neither a table in JSON nor CSV");
  const { records, found, complete } = answer;
  if (complete || partIsEnough) return { complete: records, narrower: [] };
  const spanMs = range.to - range.from;
  if (!canBeCut || spanMs < 2 * SHORTEST_MS) {
    const minutes = Math.ceil(spanMs / 60_000);
    throw incompleteProblem(asked, `${records.length} rows came of ${minutes} min, and there are more`);
  }
  return { complete: [], narrower: cutWindow(range, partsFor(found, records.length, spanMs)) };
}

/** As many parts as make each answer comfortably complete; two when nothing is known. */
const partsFor = (found: number | undefined, came: number, spanMs: number): number =>
  Math.min(
    Math.floor(spanMs / SHORTEST_MS),
    Math.max(2, found === undefined || came === 0 ? 2 : Math.ceil((found / came) * 1.5)),
  );

/** Equal windows, back to back. */
function cutWindow({ from, to }: Range, parts: number): Range[] {
  const border = (n: number) => Math.round(from + ((to - from) * n) / parts);
  return Array.from({ length: parts }, (_, n) => ({ from: border(n), to: border(n + 1) }));
}
