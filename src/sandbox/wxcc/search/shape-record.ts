import type { Scalar } from "./field.js";

/** A record, or a part of one, as the answer carries it. */
export interface Shaped {
  [key: string]: Scalar | Shaped | readonly Shaped[];
}

/** What records hold several of; a group stands for one. */
const LISTS: readonly string[] = ["channelInfo", "nodes"];
/** What is there even when nothing in it has a value. */
const ALWAYS_THERE: readonly string[] = [...LISTS, "activities"];

/** Puts values at dotted paths into nested objects; a nested object of which every value is null is null itself. */
export function shapeRecord(values: Iterable<readonly [path: string, value: Scalar]>): Shaped {
  const shaped: Shaped = {};
  const nested = new Map<string, [string, Scalar][]>();
  for (const [path, value] of values) {
    const [head = "", ...rest] = path.split(".");
    if (rest.length === 0) shaped[head] = value;
    else nested.set(head, [...(nested.get(head) ?? []), [rest.join("."), value]]);
  }
  for (const [head, inner] of nested) {
    const empty = !ALWAYS_THERE.includes(head) && inner.every(([, value]) => value === null);
    const part = empty ? null : shapeRecord(inner);
    shaped[head] = part && LISTS.includes(head) ? [part] : part;
  }
  return shaped;
}
