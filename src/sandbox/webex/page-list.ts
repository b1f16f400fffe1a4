import { z } from "zod";
import type { Call } from "./answer-call.js";
import { readInput, wholeNumber } from "./read-input.js";
import { badRequest } from "./refusal.js";

const MOST_PER_PAGE = 1_000;
const pageQuery = z.object({ max: wholeNumber(MOST_PER_PAGE).optional(), cursor: z.string().optional() });

/** One page of a list, with a `Link` header to the next one. `idOf` names the item a page ends with. */
export function pageList<T>(call: Call, list: readonly T[], idOf: (item: T) => string, usual = 100): T[] {
  const query = readInput(pageQuery, call.req.query);
  const start = query.cursor === undefined ? 0 : list.findIndex((item) => idOf(item) === query.cursor) + 1;
  if (query.cursor !== undefined && start === 0) throw badRequest("The cursor is not known any more.");
  const max = query.max ?? usual;
  const page = list.slice(start, start + max);
  const last = page.at(-1);
  if (last && start + max < list.length) {
    const next = new URL(call.req.originalUrl, call.apiBase);
    next.searchParams.set("cursor", idOf(last));
    call.res.set("link", `<${next.href}>; rel="next"`);
  }
  return page;
}
