/** How samples are written. */
export interface WavForm {
  readonly encoding: "pcm8" | "pcm16" | "pcm24" | "a-law" | "mu-law";
  readonly channels: 1 | 2;
  readonly framesPerSecond: number;
}

/** Bytes of one sample. */
export const sampleBytes: Readonly<Record<WavForm["encoding"], number>> = {
  pcm8: 1,
  pcm16: 2,
  pcm24: 3,
  "a-law": 1,
  "mu-law": 1,
};

/** The sound is not of a form that can be drawn; `what` says why in a few words. */
export class UnknownForm extends Error {
  constructor(readonly what: string) {
    super(what);
    this.name = "UnknownForm";
  }
}

const PCM = 1;
const A_LAW = 6;
const MU_LAW = 7;
const EXTENSIBLE = 0xfffe;
/** Shortest `fmt ` chunk, and the one whose sub-format says what `EXTENSIBLE` stands for (RFC 2361). */
const FMT_BYTES = 16;
const EXTENSIBLE_BYTES = 26;

/** Reads a `fmt ` chunk. Throws {@link UnknownForm}. */
export function readForm(chunk: Uint8Array): WavForm {
  if (chunk.byteLength < FMT_BYTES) throw new UnknownForm("its description is cut short");
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const told = view.getUint16(0, true);
  if (told === EXTENSIBLE && chunk.byteLength < EXTENSIBLE_BYTES) throw new UnknownForm("its description is cut short");
  const tag = told === EXTENSIBLE ? view.getUint16(24, true) : told;
  const channels = view.getUint16(2, true);
  const framesPerSecond = view.getUint32(4, true);
  const encoding = encodingOf(tag, view.getUint16(14, true));
  if (!encoding) throw new UnknownForm(`its encoding (${tag}) is not known`);
  if (channels !== 1 && channels !== 2) throw new UnknownForm(`it has ${channels} channels`);
  if (framesPerSecond === 0) throw new UnknownForm("it says nothing of its speed");
  return { encoding, channels, framesPerSecond };
}

function encodingOf(tag: number, bits: number): WavForm["encoding"] | undefined {
  if (tag === A_LAW && bits === 8) return "a-law";
  if (tag === MU_LAW && bits === 8) return "mu-law";
  if (tag !== PCM) return undefined;
  return ({ 8: "pcm8", 16: "pcm16", 24: "pcm24" } as const)[bits];
}
