import type { WavForm } from "./wav-form.js";

/** How far a sample is from silence, 0 to 1, read from its bytes. */
type Loudness = (bytes: Uint8Array, at: number) => number;

/** Expands 8 bits to 13 (ITU-T G.711, A-law). */
function aLaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 15) << 4) + 8;
  return (exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1)) / 32_768;
}

/** Expands 8 bits to 14 (ITU-T G.711, µ-law). */
function muLaw(code: number): number {
  const bits = ~code & 0xff;
  const exponent = (bits >> 4) & 7;
  return ((((bits & 15) << 3) + 132) * 2 ** exponent - 132) / 32_768;
}

const table = (expand: (code: number) => number) => Float64Array.from({ length: 256 }, (_, code) => expand(code));
const aLaws = table(aLaw);
const muLaws = table(muLaw);
const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** By encoding; eight-bit samples have their silence in the middle, longer ones are signed. */
export const loudnessOf: Readonly<Record<WavForm["encoding"], Loudness>> = {
  pcm8: (bytes, at) => Math.abs(byteAt(bytes, at) - 128) / 128,
  pcm16: (bytes, at) => Math.abs(((byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8)) << 16) >> 16) / 32_768,
  pcm24: (bytes, at) => {
    const value = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16);
    return Math.abs((value << 8) >> 8) / 8_388_608;
  },
  "a-law": (bytes, at) => aLaws[byteAt(bytes, at)] ?? 0,
  "mu-law": (bytes, at) => muLaws[byteAt(bytes, at)] ?? 0,
};
