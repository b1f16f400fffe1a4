import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterSilence, findSilences, skippedMs } from "../../../../src/web/player/silence.js";
import { peaks } from "./samples.js";

describe("silence", () => {
  test("is where both channels are quiet for longer than a pause in talking", () => {
    const silences = findSilences(peaks([0.8, 0, 0, 0, 0, 0, 0, 0.8], [0, 0.5, 0, 0, 0, 0.5, 0, 0]));
    expect(silences).toEqual([{ fromMs: 2_300, toMs: 4_700 }]);
  });

  test("a pause of a second and a half stays", () => {
    const half = { bucketMs: 500, durationMs: 2_500, channels: [[0.8, 0, 0, 0, 0.8]] };
    expect(findSilences(half)).toEqual([]);
    expect(findSilences({ ...half, durationMs: 3_000, channels: [[0.8, 0, 0, 0, 0, 0.8]] })).toHaveLength(1);
  });

  test("ends 0.3 s before the next sound, so that no word is cut", () => {
    const [silence] = findSilences(peaks([0.8, 0, 0, 0, 0.8]));
    expect(silence?.toMs).toBe(3_700);
  });

  test("at the beginning and at the end there is nothing to keep a distance from", () => {
    expect(findSilences(peaks([0, 0, 0.8, 0, 0]))).toEqual([
      { fromMs: 0, toMs: 1_700 },
      { fromMs: 3_300, toMs: 5_000 },
    ]);
  });

  test("the noise of a line is silence, a soft voice is not", () => {
    expect(findSilences(peaks([0.8, 0.02, 0.03, 0.02, 0.8]))).toHaveLength(1);
    expect(findSilences(peaks([0.8, 0.06, 0.08, 0.07, 0.8]))).toEqual([]);
  });

  test("nobody is cut off: no sound lies in what is left out", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (speaks) => {
        const silences = findSilences(peaks(speaks.map((loud) => (loud ? 1 : 0))));
        for (const [second, loud] of speaks.entries())
          if (loud) expect(afterSilence(silences, second * 1_000 + 500)).toBeUndefined();
        expect(skippedMs(silences)).toBeLessThanOrEqual(speaks.filter((loud) => !loud).length * 1_000);
      }),
    );
  });

  test("leads on to its end, from anywhere in it, once", () => {
    const silences = [{ fromMs: 2_300, toMs: 4_700 }];
    expect(afterSilence(silences, 2_299)).toBeUndefined();
    expect(afterSilence(silences, 2_300)).toBe(4_700);
    expect(afterSilence(silences, 4_700)).toBeUndefined();
    expect(skippedMs(silences)).toBe(2_400);
  });
});
