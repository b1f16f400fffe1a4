import { pause } from "../measure.js";
import { type BenchRecording, openRecordings } from "../open-recordings.js";
import { atMost, quoted, type Row } from "../row.js";

const LISTENERS = 50;
const MB = 1024 * 1024;
/** Of the 110 MB of an hour; what comes later is handled no differently. */
const MB_EACH = 10;
const IDLE_MS = 5_000;
/** Half-way everybody pauses: whatever can fill up behind a listener who does not listen has filled up then. */
const PAUSE_MS = 3_000;
const LOOK_EVERY_MS = 100;

/** Fifty hour-long recordings at once, as fast as they come and then not at all. */
export const stream: Row = {
  name: "stream",
  run: async () => {
    const { recordings, residentMb, close } = await openRecordings(LISTENERS);
    await pause(IDLE_MS);
    const idleMb = await residentMb();
    let highestMb = idleMb;
    let over = false;
    const looking = (async () => {
      while (!over) {
        highestMb = Math.max(highestMb, await residentMb());
        await pause(LOOK_EVERY_MS);
      }
    })();
    const begun = performance.now();
    await Promise.all(recordings.map(listen));
    const seconds = (performance.now() - begun - PAUSE_MS) / 1000;
    over = true;
    await looking;
    await close();
    return [
      atMost(`stream: ${LISTENERS} recordings of an hour, memory above idle`, highestMb - idleMb, 150, "MB"),
      quoted("stream: memory when idle", idleMb, "MB"),
      quoted("stream: all of them together, the storage's own work included", (LISTENERS * MB_EACH) / seconds, "MB/s"),
    ];
  },
};

async function listen(recording: BenchRecording): Promise<void> {
  const leaving = new AbortController();
  const response = await recording.listen("bytes=0-", leaving.signal);
  const reader = response.body?.getReader();
  if (response.status !== 206 || !reader) throw new Error(`a recording was answered with ${response.status}`);
  const readUntil = async (mb: number, from: number) => {
    let bytes = from;
    while (bytes < mb * MB) {
      const { value, done } = await reader.read();
      if (done) throw new Error("an hour was over too soon");
      bytes += value.byteLength;
    }
    return bytes;
  };
  const half = await readUntil(MB_EACH / 2, 0);
  await pause(PAUSE_MS);
  await readUntil(MB_EACH, half);
  leaving.abort();
}
