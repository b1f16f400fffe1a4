import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import type { FrameworkSocket } from "./framework-socket.js";

const LOOK_EVERY_MS = 15_000;

/**
 * Connects again when the socket is gone for good: the SDK gives up after close codes such as 1012, and nobody is told.
 * Runs until `signal` is aborted; never rejects.
 */
export async function watchSocket(options: {
  readonly socket: FrameworkSocket;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onState: (state: { readonly problem: string | undefined }) => void;
}): Promise<void> {
  const { socket, clock, log, signal } = options;
  while (!signal.aborted) {
    if (!socket.connected()) {
      log.warn("the connection to Webex is lost; connecting again");
      await socket.connect().catch((error: unknown) => log.error({ err: error }, "could not connect to Webex"));
    }
    options.onState({ problem: socket.connected() ? undefined : "the connection to Webex is lost" });
    await clock.sleep(LOOK_EVERY_MS, signal).catch(() => undefined);
  }
}
