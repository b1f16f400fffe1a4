import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { Sound } from "../../recordings/sound/sounds.js";

type Measured = Pick<Sound, "total" | "etag">;

const common = ({ etag }: Pick<Sound, "etag">) => ({
  "Content-Type": "audio/wav",
  "Accept-Ranges": "bytes",
  ...(etag === undefined ? {} : { ETag: etag }),
});

/** Only what is listed here is told of the storage's answer; whatever else it says stays there. */
function headersOf({ status, from, length, total, etag }: Sound): Record<string, string> {
  const all = total ?? "*";
  if (status === 416) return { "Accept-Ranges": "bytes", "Content-Range": `bytes */${all}` };
  return {
    ...common({ etag }),
    ...(length === undefined ? {} : { "Content-Length": String(length) }),
    ...(status === 206 ? { "Content-Range": `bytes ${from}-${from + (length ?? 0) - 1}/${all}` } : {}),
  };
}

/** What a sound is, without a byte of it. */
export function sendMeasure(response: Response, { total, etag }: Measured): void {
  const length = total === undefined ? {} : { "Content-Length": String(total) };
  response.set({ ...common({ etag }), ...length }).end();
}

/**
 * Sends a sound as fast as the browser takes it. Nothing is said before the first byte has come and `beforeFirstByte` has
 * resolved, so that until then whatever fails is a refusal with a sentence.
 */
export async function sendSound(response: Response, sound: Sound, beforeFirstByte: () => Promise<void>): Promise<void> {
  const { status, bytes } = sound;
  if (status === 416) {
    response.status(status).set(headersOf(sound)).end();
    return;
  }
  const first = await bytes.next();
  try {
    await beforeFirstByte();
  } catch (error) {
    await bytes.return();
    throw error;
  }
  response.status(status).set(headersOf(sound));
  await pipeline(startingWith(first, bytes), response);
}

async function* startingWith(
  first: IteratorResult<Uint8Array, void>,
  rest: Sound["bytes"],
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (first.done) return;
    yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}
