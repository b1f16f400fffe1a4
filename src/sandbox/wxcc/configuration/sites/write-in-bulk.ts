import { z } from "zod";
import type { ContactCentre } from "../../../model/centre.js";
import { readQuery } from "../../read-query.js";
import { Refusal } from "../../refusal.js";
import type { SiteBook, SiteRecord } from "./site-book.js";
import { createSite, removeSite } from "./write-site.js";

const bulkSchema = z.object(
  {
    items: z.array(
      z.object({
        itemIdentifier: z.number({ error: "itemIdentifier: must be a number" }).int(),
        requestAction: z.enum(["SAVE", "DELETE"], { error: "requestAction: must be SAVE or DELETE" }),
        item: z.unknown(),
      }),
      { error: "items: must not be null" },
    ),
  },
  { error: "body: must not be null" },
);

/** A DELETE needs the whole site; with less the real cloud takes it for one of its own (seen live). */
const wholeSchema = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  multimediaProfileId: z.string(),
});

/** How a refusal is told within a 207. */
export type ShowRefusal = (refusal: Refusal) => object;

/**
 * `POST /site/bulk`: each item is written or refused by itself, in order. Sites are created or deleted by it, not changed: a SAVE with
 * an id is refused (seen live).
 */
export function writeInBulk(book: SiteBook, centre: ContactCentre, body: unknown, show: ShowRefusal): object {
  const { items } = readQuery(bulkSchema, body);
  const href = ({ id }: Pick<SiteRecord, "id">) => ({ href: `/api/organization/${centre.orgId}/site/${id}` });
  const write = (action: "SAVE" | "DELETE", item: unknown) => {
    if (action === "SAVE") return { status: 201, ...href(createSite(book, centre, item)) };
    const whole = wholeSchema.safeParse(item);
    if (!whole.success) throw new Refusal(400, "Cannot Update/Delete system generated Entities");
    removeSite(book, centre, whole.data.id);
    return { status: 204, ...href(whole.data) };
  };
  return {
    items: items.map(({ itemIdentifier, requestAction, item }) => {
      const common = { itemIdentifier, operationType: requestAction === "SAVE" ? "CREATE" : "DELETE" };
      try {
        return { ...common, ...write(requestAction, item) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { ...common, status: error.status, apiError: show(error) };
      }
    }),
  };
}
