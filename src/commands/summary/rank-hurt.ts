import { totalOf, totalsBy } from "../../metrics/add-sums.js";
import { beyondTarget } from "../../metrics/beyond-target.js";
import type { Sums } from "../../metrics/sums.js";
import type { OrgSettings } from "../../store/records.js";
import { targetsOf } from "../queue-stats/targets.js";
import type { PlacedRow } from "./usual.js";

/** A queue, and the contacts it missed beyond its target. */
export interface HurtQueue {
  readonly queueId: string;
  readonly queueName: string;
  readonly sums: Sums;
  readonly beyond: number;
}

/** An interval, and what all queues missed in it beyond their targets. */
export interface HurtPlace {
  readonly from: number;
  readonly sums: Sums;
  readonly beyond: number;
  /** The queue with most of it. */
  readonly most: HurtQueue | undefined;
}

/** One lost caller of a queue with no other is no queue that hurt. */
const LEAST = 1;

/** Queues that missed more than their own target allows, most first; equals by name. */
export function rankQueues(rows: readonly PlacedRow[], settings: OrgSettings): readonly HurtQueue[] {
  const names = new Map(rows.map((row) => [row.queueId, row.queueName]));
  return [...totalsBy(rows, ({ queueId }) => queueId)]
    .flatMap(([queueId, sums]) => {
      const beyond = beyondOf(sums, queueId, settings);
      return beyond === null ? [] : [{ queueId, queueName: names.get(queueId) ?? queueId, sums, beyond }];
    })
    .filter(({ beyond }) => beyond >= LEAST)
    .sort((a, b) => b.beyond - a.beyond || a.queueName.localeCompare(b.queueName, "en"));
}

/**
 * Intervals in which more was missed than the targets allow, worst first; equals in the order of time. What one queue has
 * in hand makes up for another, as it does in the whole.
 */
export function rankPlaces(rows: readonly PlacedRow[], settings: OrgSettings): readonly HurtPlace[] {
  const places = new Map<number, PlacedRow[]>();
  for (const row of rows) {
    const place = places.get(row.from) ?? [];
    places.set(row.from, place);
    place.push(row);
  }
  return [...places]
    .map(([from, here]): HurtPlace => {
      const queues = [...totalsBy(here, ({ queueId }) => queueId)];
      const beyond = queues.reduce((sum, [queueId, sums]) => sum + (beyondOf(sums, queueId, settings) ?? 0), 0);
      return { from, sums: totalOf(here), beyond, most: rankQueues(here, settings)[0] };
    })
    .filter(({ beyond }) => beyond >= LEAST)
    .sort((a, b) => b.beyond - a.beyond || a.from - b.from);
}

const beyondOf = (sums: Sums, queueId: string, settings: OrgSettings) =>
  beyondTarget(sums, settings.serviceLevelVariant, targetsOf(settings, queueId).serviceLevel);
