import { standsOut } from "../../metrics/stands-out.js";
import { volumeOf } from "./find-reasons.js";
import { byQueue, type Field } from "./usual.js";

/** A queue's count that is far from its usual. */
export interface Change {
  readonly queueId: string;
  readonly of: "offered" | "abandoned";
  /** Contacts more than usual, or fewer when below 0. */
  readonly queueName: string;
  readonly difference: number;
  readonly value: number;
  readonly usual: number;
}

/** The largest differences in contacts that clearly stand out, at most `most`, without those that `isSaid` elsewhere. */
export function findChanges(
  field: Field,
  most: number,
  isSaid: (change: Change) => boolean = () => false,
): readonly Change[] {
  const changes = [...byQueue(field)].flatMap(([queueId, own]) => {
    const queueName =
      [own.now, ...own.before].flatMap(({ rows }) => rows.map(({ queueName }) => queueName))[0] ?? queueId;
    return (["offered", "abandoned"] as const).flatMap((of): Change[] => {
      const held = volumeOf(own, of);
      const { value, usual } = held;
      return standsOut(held) ? [{ queueId, queueName, of, value, usual, difference: value - usual }] : [];
    });
  });
  const unsaid = changes.filter((change) => !isSaid(change));
  return unsaid.sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).slice(0, most);
}
