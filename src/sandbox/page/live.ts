import { after, every } from "./browser-clock.js";

/** What the sandbox tells about without being asked. */
const liveKinds = ["message", "members", "clock", "requests", "faults", "reset"] as const;
export type LiveKind = (typeof liveKinds)[number];

const POLL_MS = 2_000;
const RECONNECT_MS = 5_000;

/**
 * Follows the sandbox's event stream. While the stream is down, everything counts as changed every two seconds, so
 * that the page stays true without it.
 */
export function followEvents(changed: (kinds: readonly LiveKind[]) => void): void {
  let stopPolling: (() => void) | undefined;

  function poll() {
    stopPolling ??= every(POLL_MS, () => changed(liveKinds));
  }

  function connect() {
    const events = new EventSource("/sandbox/events");
    events.onopen = () => {
      stopPolling?.();
      stopPolling = undefined;
      changed(liveKinds);
    };
    events.onerror = () => {
      poll();
      // The browser reconnects by itself, except after an answer that is no event stream.
      if (events.readyState === EventSource.CLOSED) after(RECONNECT_MS, connect);
    };
    for (const kind of liveKinds) events.addEventListener(kind, () => changed([kind]));
  }

  connect();
}
