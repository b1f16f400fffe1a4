import { GraphQLError } from "graphql";

interface Page<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

const isFirst = (cursor: string | null | undefined) => !cursor || cursor === "NA" || cursor === "0";

/** Pages of records: the cursor is the number of the next page, which callers must not rely on. */
export function cutRecords<T>(records: readonly T[], cursor: string | null | undefined, size: number): Page<T> {
  if (!isFirst(cursor) && !/^\d{1,9}$/.test(cursor ?? "")) throw new GraphQLError("pagination: cursor is not valid");
  const page = isFirst(cursor) ? 0 : Number(cursor);
  const hasNextPage = records.length > (page + 1) * size;
  return {
    items: records.slice(page * size, (page + 1) * size),
    hasNextPage,
    endCursor: hasNextPage ? String(page + 1) : null,
  };
}

/** Pages of groups: the cursor is the key of the last one, as in Cisco's samples. */
export function cutGroups<T extends { readonly key: string }>(
  groups: readonly T[],
  cursor: string | null | undefined,
  size: number,
): Page<T> {
  const after = isFirst(cursor) ? -1 : groups.findIndex((group) => group.key === cursor);
  if (after === -1 && !isFirst(cursor)) throw new GraphQLError("pagination: cursor is not valid");
  const items = groups.slice(after + 1, after + 1 + size);
  const hasNextPage = groups.length > after + 1 + size;
  return { items, hasNextPage, endCursor: hasNextPage ? (items.at(-1)?.key ?? null) : null };
}
