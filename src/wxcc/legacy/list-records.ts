import type { Urgency } from "../budget.js";
import { inLanes } from "../statistics/in-lanes.js";
import type { OrgRef, Range } from "../statistics/source.js";
import { incompleteProblem, nonsenseProblem } from "../upstream-problem.js";
import { buildQuery } from "./build-query.js";
import type { LegacyHttp } from "./legacy-http.js";
import type { LegacyKind } from "./legacy-kind.js";
import { readOneRecord } from "./read-answer.js";
import { momentUnit, readMoment } from "./read-times.js";
import { readWindows } from "./read-windows.js";
import type { LegacyRecord } from "./record.js";

/** What is wanted of a list of records. */
export interface ListWish {
  readonly urgency: Urgency;
  readonly signal?: AbortSignal | undefined;
}

/** As many as are asked for at once. What one answer really holds at most is not published. */
const MOST_RECORDS = 10_000;
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
  const queryOf = (window: Range) => buildQuery(window, org.zone ?? "UTC", MOST_RECORDS);
  const query = { org, kind, queryOf, mostRecords: MOST_RECORDS, canBeCut: true };
  for (const record of await readWindows(http, query, range, wish)) {
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
