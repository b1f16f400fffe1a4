/** 8 kHz, as telephones have it. */
export const FRAMES_PER_SECOND = 8_000;
/** Whole, so that every millisecond begins at a frame. */
export const FRAMES_PER_MS = FRAMES_PER_SECOND / 1000;
const CHANNELS = 2;
const BYTES_PER_SAMPLE = 2;
/** One sample of each channel. */
export const BYTES_PER_FRAME = CHANNELS * BYTES_PER_SAMPLE;
/** The shortest header there is. */
export const HEADER_BYTES = 44;

const PCM = 1;

/** The header of a WAV file with so many frames (RIFF, little-endian). */
export function writeHeader(frames: number): Buffer {
  const dataBytes = frames * BYTES_PER_FRAME;
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("RIFF", 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(CHANNELS, 22);
  header.writeUInt32LE(FRAMES_PER_SECOND, 24);
  header.writeUInt32LE(FRAMES_PER_SECOND * BYTES_PER_FRAME, 28);
  header.writeUInt16LE(BYTES_PER_FRAME, 32);
  header.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  header.write("data", 36);
  header.writeUInt32LE(dataBytes, 40);
  return header;
}
