import { formatCount } from "../../metrics/format.js";
import type { Task } from "../../wxcc/tasks/task.js";

/** "completed 1 200 · abandoned 35", most first; a dash without contacts. */
export function countBy(tasks: readonly Task[], keyOf: (task: Task) => string): string {
  const counts = new Map<string, number>();
  for (const task of tasks) counts.set(keyOf(task), (counts.get(keyOf(task)) ?? 0) + 1);
  const parts = [...counts]
    .sort(([a, n], [b, m]) => m - n || a.localeCompare(b, "en"))
    .map(([name, n]) => `${name}\u00a0${formatCount(n)}`);
  return parts.join(" · ") || "—";
}

/** "1 535 contacts", "1 contact", "no contacts". */
export function countContacts(count: number): string {
  if (count === 0) return "no contacts";
  return count === 1 ? "1 contact" : `${formatCount(count)} contacts`;
}
