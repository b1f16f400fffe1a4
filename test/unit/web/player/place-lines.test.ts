import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMoment, lineAt, transcriptStart } from "../../../../src/web/player/place-lines.js";
import { line, NOON, recording } from "./samples.js";

describe("the line that is heard", () => {
  const lines = [line(1_000), line(4_000), line(null), line(9_000)];

  test("is the last one that has begun, until the next begins", () => {
    expect([0, 1_000, 3_999, 4_000, 8_999, 9_000, 99_000].map((atMs) => lineAt(lines, atMs))).toEqual([
      undefined,
      0,
      0,
      1,
      1,
      3,
      3,
    ]);
  });

  test("is none when no line has a time", () => {
    expect(lineAt([line(null), line(null)], 5_000)).toBeUndefined();
    expect(lineAt([], 5_000)).toBeUndefined();
  });

  test("never goes back while time goes on", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000)), fc.nat(60_000), fc.nat(60_000), (starts, one, other) => {
        const ordered = starts.toSorted((a, b) => a - b).map((fromMs) => line(fromMs));
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(lineAt(ordered, early) ?? -1).toBeLessThanOrEqual(lineAt(ordered, late) ?? -1);
      }),
    );
  });
});

describe("a moment of the contact", () => {
  const main = recording();
  const consult = recording({ id: "b", callType: "consult", startedAt: NOON + 20_000, durationMs: 10_000 });
  const greeting = recording({ id: "c", callType: "va-main", startedAt: NOON - 30_000, durationMs: 30_000 });
  const all = [main, consult, greeting];

  test("is found in the recording that is heard when it has it", () => {
    expect(findMoment(all, consult, NOON + 25_000)).toEqual({ recording: consult, atMs: 5_000 });
  });

  test("is found in another recording otherwise", () => {
    expect(findMoment(all, consult, NOON + 5_000)).toEqual({ recording: main, atMs: 5_000 });
    expect(findMoment(all, main, NOON - 10_000)).toEqual({ recording: greeting, atMs: 20_000 });
  });

  test("is nowhere when nothing was recorded then", () => {
    expect(findMoment(all, main, NOON + 61_000)).toBeUndefined();
  });

  test("a transcript begins with the conversation, not with the virtual agent before it", () => {
    expect(transcriptStart(all)).toBe(NOON);
    expect(transcriptStart([greeting])).toBe(NOON - 30_000);
    expect(transcriptStart([])).toBeUndefined();
  });
});
