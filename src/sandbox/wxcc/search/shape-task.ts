import type { Scalar } from "./csr-field.js";

export interface Shaped {
  [key: string]: Scalar | Shaped | readonly unknown[];
}

/** Puts values at dotted paths into nested objects; a nested object of which every value is null is null itself. */
export function shapeTask(values: Iterable<readonly [path: string, value: Scalar]>): Shaped {
  const shaped: Shaped = {};
  const nested = new Map<string, [string, Scalar][]>();
  for (const [path, value] of values) {
    const [head = "", ...rest] = path.split(".");
    if (rest.length === 0) shaped[head] = value;
    else nested.set(head, [...(nested.get(head) ?? []), [rest.join("."), value]]);
  }
  for (const [head, inner] of nested) {
    shaped[head] = inner.every(([, value]) => value === null) ? null : shapeTask(inner);
  }
  return shaped;
}
