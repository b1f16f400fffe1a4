import type { Scalar } from "./field.js";

/** A new array in the order of a value, numbers by size and texts by alphabet; null comes first. */
export function sortBy<T>(items: readonly T[], read: (item: T) => Scalar, descending: boolean): T[] {
  const keyed = items.map((item) => ({ item, key: read(item) ?? Number.NEGATIVE_INFINITY }));
  const sign = descending ? -1 : 1;
  return keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0)).map(({ item }) => item);
}
