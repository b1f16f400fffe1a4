const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

/** What every address that events are delivered to begins with. */
export const eventsBase = (publicUrl: string): string => `${publicUrl}/wxcc/events/`;

/**
 * Whether Contact Center may deliver there: HTTPS on the usual port, with a path and nothing behind it (OpenAPI). Plain HTTP
 * on this very machine is left to a Contact Center that runs on it.
 */
export function canBeDeliveredTo(address: string): boolean {
  const { protocol, hostname, port, username, password, search, hash } = new URL(address);
  if (LOOPBACK.test(hostname)) return true;
  return protocol === "https:" && [port, username, password, search, hash].every((part) => part === "");
}
