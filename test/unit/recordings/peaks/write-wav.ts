import type { WavForm } from "../../../../src/recordings/peaks/wav-form.js";

/** A piece of a RIFF file, padded to an even length. */
export function chunk(name: string, body: Uint8Array, told = body.byteLength): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, 0, "latin1");
  header.writeUInt32LE(told, 4);
  return Buffer.concat([header, body, Buffer.alloc(body.byteLength % 2)]);
}

const tags: Readonly<Record<WavForm["encoding"], readonly [tag: number, bits: number]>> = {
  pcm8: [1, 8],
  pcm16: [1, 16],
  pcm24: [1, 24],
  "a-law": [6, 8],
  "mu-law": [7, 8],
};

/** The body of a `fmt ` chunk; `tag` and `bits` for forms that there is no name for. */
export function fmt(
  form: WavForm,
  over: { tag?: number; bits?: number; channels?: number; extensible?: boolean } = {},
): Buffer {
  const [tag, bits] = tags[form.encoding];
  const body = Buffer.alloc(over.extensible ? 40 : 16);
  const channels = over.channels ?? form.channels;
  body.writeUInt16LE(over.extensible ? 0xfffe : (over.tag ?? tag), 0);
  body.writeUInt16LE(channels, 2);
  body.writeUInt32LE(form.framesPerSecond, 4);
  body.writeUInt16LE((channels * bits) / 8, 12);
  body.writeUInt16LE(over.bits ?? bits, 14);
  if (over.extensible) body.writeUInt16LE(over.tag ?? tag, 24);
  return body;
}

/** A whole file of these chunks. */
export const riff = (...chunks: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat([Buffer.from("WAVE"), ...chunks]);
  return chunk("RIFF", body);
};

/** A file of these samples, frame by frame, as they lie in it. */
export const wav = (form: WavForm, samples: Uint8Array): Buffer =>
  riff(chunk("fmt ", fmt(form)), chunk("data", samples));
