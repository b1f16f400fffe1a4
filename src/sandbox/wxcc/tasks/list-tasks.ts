import type { ContactCentre } from "../../model/centre.js";
import { contactAt } from "../../model/contact-at.js";
import type { TrafficModel } from "../../model/traffic-model.js";
import { channelTypeOf } from "../channel-type.js";
import { createDirectory } from "../search/directory.js";
import type { TasksQuery } from "./read-query.js";
import { type TaskRecord, taskRecord } from "./task-record.js";

const DAY_MS = 86_400_000;

/**
 * The first page of an org's tasks as they stand at `now`, by createdTime. A task created exactly at `from` is among
 * them, so that going on from the last one's createdTime misses nobody who shares its millisecond.
 */
export function listTasks(model: TrafficModel, centre: ContactCentre, query: TasksQuery, now: number): TaskRecord[] {
  const { channelTypes, pageSize } = query;
  const directory = createDirectory(centre);
  const end = Math.min(query.to, now + 1);
  const page: TaskRecord[] = [];
  // Day by day: a page of a half-year's span is filled by its first days.
  for (let from = query.from; from < end && page.length < pageSize; from += DAY_MS) {
    for (const contact of model.contactsBetween(centre.orgId, from, Math.min(from + DAY_MS, end))) {
      if (page.length === pageSize) break;
      const view = contactAt(contact, now);
      const wanted = !channelTypes || channelTypes.has(channelTypeOf(contact.channel));
      if (view && wanted) page.push(taskRecord(view, directory));
    }
  }
  return page;
}
