import { median } from "../measure.js";
import { openRecordings } from "../open-recordings.js";
import { againstPeer, quoted, type Row } from "../row.js";

const RUNS = 60;
const WARM_UPS = 10;
const PIECE_BYTES = 64 * 1024;

/** From the press of play, or a seek, to the first byte of sound, held against the storage asked without the service. */
export const firstByte: Row = {
  name: "first-byte",
  run: async () => {
    const { recordings, close } = await openRecordings(1);
    const [recording] = recordings;
    if (!recording) throw new Error("there is no recording");
    const ours: number[] = [];
    const direct: number[] = [];
    for (let run = 0; run < WARM_UPS + RUNS; run++) {
      const from = run * PIECE_BYTES;
      const range = `bytes=${from}-${from + PIECE_BYTES - 1}`;
      const [viaService, viaStorage] = [
        await firstByteMs(() => recording.listen(range)),
        await firstByteMs(() => recording.fetchDirectly(range)),
      ];
      if (run < WARM_UPS) continue;
      ours.push(viaService);
      direct.push(viaStorage);
    }
    await close();
    return [
      againstPeer({
        name: "first-byte",
        peer: "the storage itself",
        value: median(ours),
        peerValue: median(direct),
        unit: "ms",
        bound: { atMost: 1.3 },
      }),
      quoted("first-byte: added by the service", median(ours) - median(direct), "ms"),
    ];
  },
};

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
