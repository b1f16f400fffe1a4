import { readForm, UnknownForm, type WavForm } from "./wav-form.js";

/** Told of a WAV file's samples as its bytes come. */
export interface WavListener {
  /** Once, before any sample. */
  form(form: WavForm): void;
  /** The next bytes of samples, cut anywhere. */
  samples(bytes: Uint8Array): void;
}

/** A WAV file that is read piece by piece. */
export interface WavScan {
  /** Takes the next piece; true when nothing that follows matters. Throws {@link UnknownForm}. */
  push(piece: Uint8Array): boolean;
  /** There is no more. Throws {@link UnknownForm} when no samples have come. */
  end(): void;
}

const RIFF_BYTES = 12;
const HEADER_BYTES = 8;
/** Longer descriptions than this are no `fmt ` chunks. */
const MOST_FMT_BYTES = 1024;

type Chunk = { readonly name: string; readonly bytes: number };

/** Chunks may stand in any order as long as the description precedes the samples; of the rest nothing is kept. */
export function scanWav(listener: WavListener): WavScan {
  /** Bytes of a header that has not come whole. */
  let held: Uint8Array = new Uint8Array(0);
  let begun = false;
  let chunk: Chunk | undefined;
  /** Of the chunk, its padding included. */
  let left = 0;
  let known = false;

  function openRiff(header: Uint8Array): void {
    if (textOf(header, 0) !== "RIFF" || textOf(header, 8) !== "WAVE") throw new UnknownForm("it is not a WAV file");
    begun = true;
  }

  function openChunk(header: Uint8Array): void {
    const bytes = new DataView(header.buffer, header.byteOffset, header.byteLength).getUint32(4, true);
    chunk = { name: textOf(header, 0), bytes };
    // Chunks begin at even positions.
    left = bytes + (bytes % 2);
    if (chunk.name === "fmt " && bytes > MOST_FMT_BYTES) throw new UnknownForm("its description is too long");
    if (chunk.name !== "data") return;
    if (!known) throw new UnknownForm("its samples come before their description");
    // A recorder that was writing a stream did not know the length, and put 0 or the largest number.
    left = bytes === 0 || bytes === 0xffffffff ? Number.POSITIVE_INFINITY : bytes;
  }

  /** How many bytes are wanted at once before anything can be said of them. */
  function wanted(): number {
    if (!begun) return RIFF_BYTES;
    if (!chunk) return HEADER_BYTES;
    return chunk.name === "fmt " ? left : 0;
  }

  function takeWhole(bytes: Uint8Array): void {
    if (!begun) openRiff(bytes);
    else if (!chunk) openChunk(bytes);
    else {
      listener.form(readForm(bytes.subarray(0, chunk.bytes)));
      known = true;
      chunk = undefined;
    }
  }

  return {
    push(piece) {
      let rest = held.byteLength === 0 ? piece : joined(held, piece);
      held = new Uint8Array(0);
      while (rest.byteLength > 0) {
        const size = wanted();
        if (size > 0) {
          if (rest.byteLength < size) {
            held = rest.slice();
            return false;
          }
          takeWhole(rest.subarray(0, size));
          rest = rest.subarray(size);
          continue;
        }
        const part = rest.subarray(0, Math.min(left, rest.byteLength));
        if (chunk?.name === "data") listener.samples(part);
        rest = rest.subarray(part.byteLength);
        left -= part.byteLength;
        if (left > 0) continue;
        if (chunk?.name === "data") return true;
        chunk = undefined;
      }
      return false;
    },
    end() {
      if (chunk?.name !== "data") throw new UnknownForm(begun ? "it holds no samples" : "it is not a WAV file");
    },
  };
}

const textOf = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.byteLength + b.byteLength);
  both.set(a);
  both.set(b, a.byteLength);
  return both;
}
