import { z } from "zod";

const queueSchema = z.object({ id: z.string().nullish(), name: z.string().nullish() }).nullish();
const groupSchema = z.object({
  channelType: z.string().nullish(),
  /** Epoch milliseconds; only of answers that were asked for by intervals. */
  intervalStartTime: z.number().nullish(),
  aggregation: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
});
/** Of contacts; null for those that never reached a queue. */
const contactGroupSchema = groupSchema
  .extend({ lastQueue: queueSchema })
  .transform(({ lastQueue, ...group }) => ({ ...group, queue: lastQueue }));
/** Of visits; null for legs that are none. */
const legGroupSchema = groupSchema.extend({ queue: queueSchema });
/** A group of an aggregation: the scalars it was grouped by, and its figures in no particular order. */
export type SearchGroup = z.infer<typeof legGroupSchema>;

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }).nullish();
const contactsSchema = z.object({ tasks: z.array(contactGroupSchema).nullable(), pageInfo }).nullish();
const legsSchema = z
  .object({ taskLegs: z.array(legGroupSchema).nullable(), pageInfo })
  .transform(({ taskLegs, ...list }) => ({ ...list, tasks: taskLegs }))
  .nullish();

/** A page of `POST /search` for any of the roots we ask, whose lists are called `tasks` alike. */
export const searchPageSchema = z.object({
  data: z.object({ taskDetails: contactsSchema, task: contactsSchema, taskLegDetails: legsSchema }).nullish(),
  errors: z.array(z.object({ message: z.string().optional() })).nullish(),
});
export type SearchPage = z.infer<typeof searchPageSchema>;

/** The figures of a group by name: Cisco returns them shuffled and as floats, so position means nothing. */
export function figuresOf(group: SearchGroup): ReadonlyMap<string, number | null> {
  return new Map(group.aggregation.map(({ name, value }) => [name, value === null ? null : Math.round(value)]));
}
