import type { Clock } from "../../clock.js";

/** Why bytes stopped coming before their end. */
export class Interrupted extends Error {
  constructor(readonly why: "stalled" | "broken" | "short" | "changed") {
    super(`the sound was interrupted: ${why}`);
    this.name = "Interrupted";
  }
}

/** Given as a reason, because an abort without one makes an exception with its stack. */
const FINISHED = "finished";

/**
 * The chunks of a body. Throws {@link Interrupted} when it breaks, or when it owes the next chunk for `stallMs`; the time in
 * which nobody asks for one does not count, a listener may pause. Ending it early closes the connection.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  stallMs: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  const over = new AbortController();
  let owedSince: number | undefined;
  let stalled = false;

  async function watch(): Promise<void> {
    while (!stalled) {
      await clock.sleep((owedSince ?? clock.now()) + stallMs - clock.now(), over.signal);
      stalled = owedSince !== undefined && clock.now() - owedSince >= stallMs;
    }
    // A read that waits is answered with the end of the body.
    await reader.cancel();
  }
  // Rejects when it is no longer needed, or with what the read itself is told.
  watch().catch(() => undefined);

  try {
    while (true) {
      owedSince = clock.now();
      const { done, value } = await reader.read();
      owedSince = undefined;
      if (stalled) throw new Interrupted("stalled");
      if (done) return;
      yield value;
    }
  } catch (error) {
    // What the network says may quote the address and goes no further.
    throw error instanceof Interrupted ? error : new Interrupted("broken");
  } finally {
    over.abort(FINISHED);
    // Of a body that has failed there is nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
}
