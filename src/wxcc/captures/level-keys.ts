/**
 * The same value with every key in lower case and without underscores, however deep: transcripts spell one field
 * `startTime`, `start_time` or `StartTime`, depending on who wrote them.
 */
export function levelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(levelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toLowerCase().replaceAll("_", ""), levelKeys(inner)]),
  );
}
