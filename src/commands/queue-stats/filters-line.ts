import type { Filters } from "../../conversation/ask.js";

/**
 * "Queue Billing, Claims · channel voice" for a subtitle; undefined when nothing was narrowed. `queues` are those the
 * names turned out to mean. The org has its own line.
 */
export function filtersLine(filters: Filters, queues?: readonly { readonly name: string }[]): string | undefined {
  const names = queues?.map(({ name }) => name) ?? filters.queue;
  const parts = [
    ...(names.length > 0 ? [`Queue ${names.join(", ")}`] : []),
    ...(filters.agent.length > 0 ? [`agent ${filters.agent.join(", ")}`] : []),
    ...(filters.channel.length > 0 ? [`channel ${filters.channel.join(", ")}`] : []),
    ...(filters.status.length > 0 ? [`status ${filters.status.join(", ")}`] : []),
  ];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}
