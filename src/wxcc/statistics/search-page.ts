import { z } from "zod";

/** A group of an aggregation: the scalars it was grouped by, and its figures in no particular order. */
const groupSchema = z.object({
  /** Null for contacts that never reached a queue. */
  lastQueue: z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  channelType: z.string().nullish(),
  /** Epoch milliseconds; only of answers that were asked for by intervals. */
  intervalStartTime: z.number().nullish(),
  aggregation: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
});
export type SearchGroup = z.infer<typeof groupSchema>;

const listSchema = z
  .object({
    tasks: z.array(groupSchema).nullable(),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }).nullish(),
  })
  .nullish();

/** A page of `POST /search` for either of the roots we ask. */
export const searchPageSchema = z.object({
  data: z.object({ taskDetails: listSchema, task: listSchema }).nullish(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
});

/** The figures of a group by name: Cisco returns them shuffled and as floats, so position means nothing. */
export function figuresOf(group: SearchGroup): ReadonlyMap<string, number | null> {
  return new Map(group.aggregation.map(({ name, value }) => [name, value === null ? null : Math.round(value)]));
}
