import { totalOf, totalsBy } from "../../metrics/add-sums.js";
import { scaleSums } from "../../metrics/scale-sums.js";
import type { Sums } from "../../metrics/sums.js";
import type { QueueRow } from "../../wxcc/statistics/source.js";
import type { Place } from "./places.js";

/** One queue and channel in one interval. */
export interface PlacedRow extends Pick<QueueRow, "queueId" | "queueName" | "channel" | "sums"> {
  readonly from: number;
  readonly slot: number;
}

/** A day, a week or a month: its intervals, and what happened in them. */
export interface Stretch {
  readonly places: readonly Place[];
  /** Of each queue, for what is said of queues. */
  readonly rows: readonly PlacedRow[];
  /** Each contact once where the source knows it, for what is said of all of them together. */
  readonly totals: readonly PlacedRow[];
}

/** What is summed up, and the times before that make its usual; both have intervals of the same slots only. */
export interface Field {
  readonly now: Stretch;
  /** Never empty. */
  readonly before: readonly Stretch[];
}

/** A stretch's sums, and what they usually are over the same intervals. */
export interface Pair {
  readonly now: Sums;
  readonly usual: Sums;
}

/** Keeps of the times before what lies in the same slots; undefined when there is nothing left to compare with. */
export function fieldOf(now: Stretch, before: readonly Stretch[]): Field | undefined {
  const slots = new Set(now.places.map(({ slot }) => slot));
  const kept = before
    .map(({ places, rows, totals }) => ({
      places: places.filter(({ slot }) => slots.has(slot)),
      rows: rows.filter(({ slot }) => slots.has(slot)),
      totals: totals.filter(({ slot }) => slots.has(slot)),
    }))
    .filter(({ places }) => places.length > 0);
  return kept.length === 0 ? undefined : { now, before: kept };
}

/**
 * The sums of the times before, added up interval by interval, for a stretch of these intervals: of four Fridays a quarter of
 * their sum. Whatever is divided out of it was divided once.
 */
function usualOf(before: readonly Stretch[], places: readonly Place[]): Sums {
  const [wanted, times] = [countSlots([{ places }]), countSlots(before)];
  const sums = totalsBy(
    before.flatMap(({ totals }) => totals),
    ({ slot }) => slot,
  );
  return totalOf(
    [...wanted].flatMap(([slot, wantedTimes]) => {
      const found = sums.get(slot);
      return found ? [{ sums: scaleSums(found, wantedTimes / (times.get(slot) ?? 1)) }] : [];
    }),
  );
}

/** What one interval usually is, whether or not it is over; undefined where nothing before lies in its slot. */
export function usualAt({ before }: Field, place: Place): Sums | undefined {
  const [slots] = [countSlots(before)];
  return slots.has(place.slot) ? usualOf(before, [place]) : undefined;
}

/** The stretch itself and each of those before, all held against the one usual. */
export function holdAgainstUsual({ now, before }: Field): Pair & { readonly others: readonly Pair[] } {
  const pair = ({ places, totals }: Stretch): Pair => ({ now: totalOf(totals), usual: usualOf(before, places) });
  return { ...pair(now), others: before.map(pair) };
}

/** The same field for each queue alone. */
export function byQueue(field: Field): ReadonlyMap<string, Field> {
  const stretches = [field.now, ...field.before];
  const grouped = stretches.map(({ rows }) => groupByQueue(rows));
  const ids = new Set(grouped.flatMap((groups) => [...groups.keys()]));
  const alone = (id: string, n: number): Stretch => {
    const rows = grouped[n]?.get(id) ?? [];
    return { places: stretches[n]?.places ?? [], rows, totals: rows };
  };
  return new Map(
    [...ids].map((id) => [id, { now: alone(id, 0), before: field.before.map((_, n) => alone(id, n + 1)) }]),
  );
}

/** The field of one interval alone; undefined when it is not one of the field's, or nothing before lies in its slot. */
export function atPlace({ now, before }: Field, { from }: Pick<Place, "from">): Field | undefined {
  const places = now.places.filter((place) => place.from === from);
  const here = (rows: readonly PlacedRow[]) => rows.filter((row) => row.from === from);
  const stretch = { places, rows: here(now.rows), totals: here(now.totals) };
  return places.length === 0 ? undefined : fieldOf(stretch, before);
}

function groupByQueue(rows: readonly PlacedRow[]): ReadonlyMap<string, readonly PlacedRow[]> {
  const groups = new Map<string, PlacedRow[]>();
  for (const row of rows) {
    const group = groups.get(row.queueId) ?? [];
    groups.set(row.queueId, group);
    group.push(row);
  }
  return groups;
}

function countSlots(stretches: readonly Pick<Stretch, "places">[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { slot } of stretches.flatMap(({ places }) => places)) counts.set(slot, (counts.get(slot) ?? 0) + 1);
  return counts;
}
