import { totalsBy } from "../../metrics/add-sums.js";
import { plus, ratio } from "../../metrics/ratio.js";
import type { Held } from "../../metrics/stands-out.js";
import type { Sums } from "../../metrics/sums.js";
import type { Field, PlacedRow } from "./usual.js";

/** Talk, hold and wrap-up, or talk alone where the source knows no more. */
const workMs = ({ talkMs, holdMs, wrapUpMs }: Sums): number | null => plus(talkMs, holdMs, wrapUpMs) ?? talkMs;

/**
 * Handle time per contact against what the same contacts would usually take, queue by queue and channel by channel: more
 * e-mails and fewer calls than usual are no longer handling. Undefined when the source knows no handle time. `whole` is
 * where the usual handle times come from, when the field is only a part of it.
 */
export function handlingOf(field: Field, whole: Field = field): Held | undefined {
  const usualMs = usualHandlingMs(whole);
  const now = workOf(field.now.rows, usualMs);
  if (!now || now.usual === 0) return undefined;
  const others = field.before.flatMap(({ rows }) => {
    const then = workOf(rows, usualMs);
    return then && then.usual > 0 ? [then.value / then.usual] : [];
  });
  const { answered } = now;
  return { value: now.value / answered, usual: now.usual / answered, others, contacts: [answered, answered] };
}

const groupOf = ({ queueId, channel }: PlacedRow) => `${queueId} ${channel}`;

/** Milliseconds for each contact of a queue's channel, all times before together. */
function usualHandlingMs({ before }: Field): ReadonlyMap<string, number> {
  const sums = totalsBy(
    before.flatMap(({ rows }) => rows),
    groupOf,
  );
  return new Map(
    [...sums].flatMap(([group, total]) => {
      const each = ratio(workMs(total), total.answered);
      return each === null ? [] : [[group, each] as const];
    }),
  );
}

/** The work on the contacts of queues that have a usual, and what it usually would have been. */
function workOf(rows: readonly PlacedRow[], usualMs: ReadonlyMap<string, number>) {
  let [value, usual, answered] = [0, 0, 0];
  for (const row of rows) {
    const each = usualMs.get(groupOf(row));
    const worked = workMs(row.sums);
    if (each === undefined) continue;
    if (worked === null) return undefined;
    value += worked;
    usual += each * row.sums.answered;
    answered += row.sums.answered;
  }
  return { value, usual, answered };
}
