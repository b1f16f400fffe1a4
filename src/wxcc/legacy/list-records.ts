import type { Urgency } from "../budget.js";
import { inLanes } from "../statistics/in-lanes.js";
import type { OrgRef, Range } from "../statistics/source.js";
import { incompleteProblem, nonsenseProblem } from "../upstream-problem.js";
import { buildQuery } from "./build-query.js";
import type { LegacyHttp } from "./legacy-http.js";
import type { LegacyKind } from "./legacy-kind.js";
import { readAnswer, readOneRecord } from "./read-answer.js";
import { momentUnit, readMoment } from "./read-times.js";
import type { LegacyRecord } from "./record.js";

/** What is wanted of a list of records. */
export interface ListWish {
  readonly urgency: Urgency;
  readonly signal?: AbortSignal | undefined;
}

/** As many as are asked for at once. What one answer really holds at most is not published. */
const MOST_RECORDS = 10_000;
/** Narrower than this a window is not made: so many records in so short a time would be another mistake. */
const SHORTEST_MS = 60_000;
const LANES = 4;
/** Records fetched one by one, where a tenant's lists hold nothing but ids. */
const MOST_SINGLE = 1000;
const SINGLE_LANES = 8;

/**
 * Every record of a kind that began in the range, oldest first, each once, or a Problem: an answer that is not complete is
 * asked for again in narrower windows and never shown as if it were all.
 */
export async function listRecords(
  http: LegacyHttp,
  org: OrgRef & { readonly zone?: string },
  kind: LegacyKind,
  range: Range,
  wish: ListWish,
): Promise<readonly LegacyRecord[]> {
  const byId = new Map<string, LegacyRecord>();
  const asked = { org, endpoint: `legacy-${kind}`, trackingId: undefined };
  for (const record of await readAll(http, org, kind, range, wish)) {
    const id = record.text("sid");
    if (id === undefined) throw nonsenseProblem(asked, "a record has no sid");
    byId.set(id, record);
  }
  const records = [...byId.values()];
  const whole = records.some((record) => record.text("cstts") === undefined)
    ? await fetchEach(http, org, kind, [...byId.keys()], wish)
    : records;
  const startOf = (record: LegacyRecord) => readMoment(record, "cstts") ?? 0;
  return whole.filter((record) => isWithin(record, range)).sort((a, b) => startOf(a) - startOf(b));
}

/** Level by level: what was not complete is cut, and its parts are asked for next. */
async function readAll(
  http: LegacyHttp,
  org: OrgRef & { readonly zone?: string },
  kind: LegacyKind,
  range: Range,
  wish: ListWish,
): Promise<readonly LegacyRecord[]> {
  const records: LegacyRecord[] = [];
  let windows: readonly Range[] = [range];
  while (windows.length > 0) {
    const read = await inLanes(LANES, windows, (window) => readWindow(http, org, kind, window, wish));
    records.push(...read.flatMap(({ complete }) => complete));
    windows = read.flatMap(({ narrower }) => narrower);
  }
  return records;
}

/** Every record of the window, or the narrower ones to be asked for instead. */
async function readWindow(
  http: LegacyHttp,
  org: OrgRef & { readonly zone?: string },
  kind: LegacyKind,
  range: Range,
  wish: ListWish,
): Promise<{ readonly complete: readonly LegacyRecord[]; readonly narrower: readonly Range[] }> {
  const query = buildQuery(range, org.zone ?? "UTC", MOST_RECORDS);
  const reply = await http.ask({ org, kind, wanted: { query }, ...wish });
  const answer = reply && readAnswer(reply.body, MOST_RECORDS);
  const asked = reply?.asked ?? { org, endpoint: `legacy-${kind}`, trackingId: undefined };
  if (!answer) throw nonsenseProblem(asked, "it is neither a table in JSON nor CSV");
  const { records, found, complete } = answer;
  if (complete) return { complete: records, narrower: [] };
  const spanMs = range.to - range.from;
  if (spanMs < 2 * SHORTEST_MS)
    throw incompleteProblem(
      asked,
      `${records.length} records came of ${Math.ceil(spanMs / 60_000)} min, and there are more`,
    );
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

async function fetchEach(http: LegacyHttp, org: OrgRef, kind: LegacyKind, ids: readonly string[], wish: ListWish) {
  const asked = { org, endpoint: `legacy-${kind}`, trackingId: undefined };
  if (ids.length > MOST_SINGLE)
    throw incompleteProblem(
      asked,
      `the list has nothing but ids, and ${ids.length} records are too many to be fetched`,
    );
  return inLanes(SINGLE_LANES, ids, async (id) => {
    const reply = await http.ask({ org, kind, wanted: { id }, ...wish });
    const record = reply && readOneRecord(reply.body);
    if (!record) throw incompleteProblem(asked, `the list names a record that is not there (${id})`);
    return record;
  });
}

/** Whether the interface takes a window's end in or leaves it out is not published. */
function isWithin(record: LegacyRecord, { from, to }: Range): boolean {
  const start = readMoment(record, "cstts");
  if (start === undefined) return false;
  // A tenant that counts in seconds has cut off the rest.
  const slackMs = momentUnit(record.number("cstts") ?? 0) === "seconds" ? 999 : 0;
  return start >= from - slackMs && start < to;
}
