import { z } from "zod";
import { readQuery } from "../read-query.js";

/** The largest page of the v2 lists is not documented; larger requests are cut to it without a word (OpenAPI). */
const LARGEST_PAGE = 100;
const error = "page, pageSize: must be whole numbers, pageSize at least 1";

const whole = z
  .string({ error })
  .regex(/^\d{1,9}$/, { error })
  .transform(Number);
const pagingSchema = z.object({
  page: whole.default(0),
  pageSize: whole.pipe(z.number().min(1, { error })).default(100),
});

/** One page of a v2 list with its `meta`; pages count from 0, links are relative and repeat what narrowed the list. */
export function cutPage<T>(
  list: { readonly orgId: string; readonly path: string; readonly items: readonly T[] },
  query: unknown,
  narrowing: Readonly<Record<string, string>>,
) {
  const { orgId, path, items } = list;
  const asked = readQuery(pagingSchema, query);
  const { page } = asked;
  const pageSize = Math.min(asked.pageSize, LARGEST_PAGE);
  const totalPages = Math.ceil(items.length / pageSize);
  const link = (n: number) =>
    `${path}?${new URLSearchParams({ page: String(n), pageSize: String(pageSize), ...narrowing })}`;
  return {
    meta: {
      orgid: orgId,
      page,
      pageSize,
      totalPages,
      totalRecords: items.length,
      links: {
        self: link(page),
        first: link(0),
        last: link(Math.max(totalPages - 1, 0)),
        ...(page + 1 < totalPages ? { next: link(page + 1) } : {}),
        ...(page > 0 ? { prev: link(page - 1) } : {}),
      },
    },
    data: items.slice(page * pageSize, (page + 1) * pageSize),
  };
}
