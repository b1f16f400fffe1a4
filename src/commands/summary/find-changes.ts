import { formatCount } from "../../metrics/format.js";
import { standsOut } from "../../metrics/stands-out.js";
import { against, volumeOf } from "./find-reasons.js";
import { byQueue, type Field } from "./usual.js";

/** A queue's count that is far from its usual. */
export interface Change {
  readonly queueId: string;
  readonly of: "offered" | "abandoned";
  /** Contacts more than usual, or fewer when below 0. */
  readonly difference: number;
  /** "Billing: more abandoned, 41, usually 13 (+215 %)" */
  readonly text: string;
}

/** The largest differences in contacts that clearly stand out, at most `most`; at most one of each kind for a queue. */
export function findChanges(field: Field, most: number): readonly Change[] {
  const changes = [...byQueue(field)].flatMap(([queueId, own]) => {
    const name = [own.now, ...own.before].flatMap(({ rows }) => rows.map(({ queueName }) => queueName))[0] ?? queueId;
    return (["offered", "abandoned"] as const).flatMap((of): Change[] => {
      const held = volumeOf(own, of);
      const standing = standsOut(held);
      if (!standing) return [];
      const words = `${standing === "above" ? "more" : "fewer"} ${of === "offered" ? "contacts" : "abandoned"}`;
      const difference = held.value - held.usual;
      return [{ queueId, of, difference, text: `${name}: ${words}, ${against(held, formatCount)}` }];
    });
  });
  return changes.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).slice(0, most);
}
