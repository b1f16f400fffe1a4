import { type Aggregation, aggregate, shuffled } from "./aggregate.js";
import type { Csr, Scalar } from "./csr-field.js";
import { csrFieldAt } from "./csr-fields.js";
import { cutGroups, cutRecords } from "./cut-page.js";
import { type Group, groupRecords } from "./group-records.js";
import type { Selection } from "./read-selection.js";
import { shapeTask } from "./shape-task.js";

/** Fixed page sizes, and the most records any query can page through (published restrictions). */
const RECORDS_PER_PAGE = 250;
const GROUPS_PER_PAGE = 1000;
const MOST_RECORDS = 100_000;

/** Records as they are, a page of them; oldest first unless a field says otherwise. */
export function answerRecords(asked: {
  readonly records: readonly Csr[];
  readonly selection: Selection;
  readonly cursor: string | null | undefined;
}) {
  const { paths, sort } = asked.selection;
  const field = sort && csrFieldAt(sort.path);
  const sorted = field ? sortBy(asked.records, (csr) => field.read(csr), sort.descending) : asked.records;
  const { items, ...pageInfo } = cutRecords(sorted.slice(0, MOST_RECORDS), asked.cursor, RECORDS_PER_PAGE);
  const tasks = items.map((csr) => shapeTask(paths.map((path) => [path, csrFieldAt(path)?.read(csr) ?? null])));
  return { tasks, pageInfo };
}

/** Figures for every group that has records; a group whose queue is null is one of them. */
export function answerGroups(asked: {
  readonly records: readonly Csr[];
  readonly aggregations: readonly Aggregation[];
  readonly selection: Selection;
  readonly bucketOf: ((csr: Csr) => number) | undefined;
  readonly cursor: string | null | undefined;
}) {
  const { paths, sort } = asked.selection;
  const groups = groupRecords(asked.records, paths, asked.bucketOf).sort((a, b) => (a.key < b.key ? -1 : 1));
  const sorted = sort ? sortBy(groups, (group) => group.values.get(sort.path) ?? null, sort.descending) : groups;
  const { items, ...pageInfo } = cutGroups(sorted, asked.cursor, GROUPS_PER_PAGE);
  const order = shuffled(asked.aggregations);
  const tasks = items.map((group: Group) => ({
    ...shapeTask(group.values),
    aggregation: order.map((each) => ({ name: each.name, value: aggregate(each, group.records) })),
  }));
  return { tasks, pageInfo };
}

/** A new array in the order of a value, numbers by size and texts by alphabet; null comes first. */
function sortBy<T>(items: readonly T[], read: (item: T) => Scalar, descending: boolean): T[] {
  const keyed = items.map((item) => ({ item, key: read(item) ?? Number.NEGATIVE_INFINITY }));
  const sign = descending ? -1 : 1;
  return keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0)).map(({ item }) => item);
}
