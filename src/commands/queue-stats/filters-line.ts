import type { Filters } from "../../conversation/ask.js";

/** "Queue Billing, Claims · channel voice" for a subtitle; undefined when nothing was narrowed. The org has its own line. */
export function filtersLine(filters: Filters): string | undefined {
  const parts = [
    ...(filters.queue.length > 0 ? [`Queue ${filters.queue.join(", ")}`] : []),
    ...(filters.channel.length > 0 ? [`channel ${filters.channel.join(", ")}`] : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}
