import { median } from "../measure.js";
import { type BenchRecording, openRecordings } from "../open-recordings.js";
import { againstPeer, type Row } from "../row.js";

const RUNS = 60;
const WARM_UPS = 10;
const PIECE_BYTES = 64 * 1024;

/** What anything outside takes to begin its answer; S3 itself needs more (AWS's performance guidelines: 100 to 200 ms). */
const AWAY_MS = 40;
const outside = ["GET /storage/*", "GET /v1/memberships"];

/** From the press of play, or a seek, to the first byte of sound, held against the storage asked without the service. */
export const firstByte: Row = {
  name: "first-byte",
  run: async () => {
    const { recordings, outsideTakes, close } = await openRecordings(1);
    const [recording] = recordings;
    if (!recording) throw new Error("there is no recording");
    const near = await measure(recording);
    outsideTakes(outside, AWAY_MS);
    const away = await measure(recording);
    await close();
    return [
      againstPeer({
        name: `first-byte, with ${AWAY_MS} ms to the storage and to Webex`,
        peer: "the storage itself",
        value: median(away.ours),
        peerValue: median(away.direct),
        unit: "ms",
        bound: { atMost: 1.3 },
      }),
      againstPeer({
        name: "first-byte, everything on one machine",
        peer: "the storage itself",
        value: median(near.ours),
        peerValue: median(near.direct),
        unit: "ms",
      }),
    ];
  },
};

/** One piece after the other, through the service and from the storage in turns. */
async function measure(recording: BenchRecording) {
  const ours: number[] = [];
  const direct: number[] = [];
  for (let run = 0; run < WARM_UPS + RUNS; run++) {
    const from = run * PIECE_BYTES;
    const range = `bytes=${from}-${from + PIECE_BYTES - 1}`;
    const viaService = await firstByteMs(() => recording.listen(range));
    const viaStorage = await firstByteMs(() => recording.fetchDirectly(range));
    if (run < WARM_UPS) continue;
    ours.push(viaService);
    direct.push(viaStorage);
  }
  return { ours, direct };
}

async function firstByteMs(get: () => Promise<Response>): Promise<number> {
  const begun = performance.now();
  const response = await get();
  const reader = response.body?.getReader();
  if (response.status !== 206 || !reader) throw new Error(`a piece was answered with ${response.status}`);
  await reader.read();
  const ms = performance.now() - begun;
  while (!(await reader.read()).done);
  return ms;
}
