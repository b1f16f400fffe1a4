import { cutRecords } from "./cut-page.js";
import type { Scalar } from "./field.js";
import type { Selection } from "./read-selection.js";
import { sortBy } from "./sort-by.js";

/** The most records any query can page through (published restrictions). */
const MOST_RECORDS = 100_000;

/** Records as they are, a page of them; oldest first unless a field says otherwise. */
export function answerRecords<R, Shape>(asked: {
  readonly records: readonly R[];
  readonly valueAt: (path: string, record: R) => Scalar;
  readonly selection: Selection;
  readonly cursor: string | null | undefined;
  readonly perPage: number;
  readonly shape: (record: R) => Shape;
}) {
  const sort = asked.selection.sorts.find(({ path }) => !path.includes("."));
  const sorted = sort
    ? sortBy(asked.records, (record) => asked.valueAt(sort.path, record), sort.descending)
    : asked.records;
  const { items, ...pageInfo } = cutRecords(sorted.slice(0, MOST_RECORDS), asked.cursor, asked.perPage);
  return { records: items.map(asked.shape), pageInfo };
}
