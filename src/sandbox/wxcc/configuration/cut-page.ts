import { z } from "zod";
import { Refusal } from "../refusal.js";

/** The largest page of the v2 lists is not documented; larger requests are cut to it without a word (OpenAPI). */
const LARGEST_PAGE = 100;

const whole = z.string().regex(/^\d+$/).transform(Number);
const querySchema = z.object({ page: whole.default(0), pageSize: whole.pipe(z.number().min(1)).default(100) });

/** One page of a v2 list with its `meta`; pages count from 0, links are relative. */
export function cutPage<T>(orgId: string, path: string, items: readonly T[], query: unknown) {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) throw new Refusal(400, "page, pageSize: must be whole numbers, pageSize at least 1");
  const { page } = parsed.data;
  const pageSize = Math.min(parsed.data.pageSize, LARGEST_PAGE);
  const totalPages = Math.ceil(items.length / pageSize);
  const link = (n: number) => `${path}?page=${n}&pageSize=${pageSize}`;
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
