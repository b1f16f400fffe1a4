import { type Aggregation, aggregate, shuffled } from "./aggregate.js";
import { cutGroups } from "./cut-page.js";
import { isActivityPath, type Table } from "./field.js";
import { groupRecords } from "./group-records.js";
import type { Selection } from "./read-selection.js";
import { shapeRecord } from "./shape-record.js";
import { sortBy } from "./sort-by.js";

/** Published restriction, the same for every kind of record. */
const GROUPS_PER_PAGE = 1000;

/** Figures for every group that has rows; a group whose queue is null is one of them. */
export function answerGroups<R>(asked: {
  readonly rows: readonly R[];
  readonly table: Table<R>;
  readonly aggregations: readonly Aggregation<R>[];
  readonly selection: Selection;
  readonly bucketOf: ((row: R) => number) | undefined;
  readonly cursor: string | null | undefined;
}) {
  const { table } = asked;
  const sort = asked.selection.sorts.at(-1);
  // How many activities there are and how to page through them says nothing about a group.
  const paths = asked.selection.paths.filter(
    (path) => !isActivityPath(table, path) || path.startsWith(`${table.activities}.nodes.`),
  );
  const groups = groupRecords(asked.rows, paths, table, asked.bucketOf).sort((a, b) => (a.key < b.key ? -1 : 1));
  const sorted = sort ? sortBy(groups, (group) => group.values.get(sort.path) ?? null, sort.descending) : groups;
  const { items, ...pageInfo } = cutGroups(sorted, asked.cursor, GROUPS_PER_PAGE);
  const order = shuffled(asked.aggregations);
  const records = items.map((group) => ({
    ...shapeRecord(group.values),
    aggregation: order.map((each) => ({ name: each.name, value: aggregate(each, group.rows) })),
  }));
  return { records, pageInfo };
}
