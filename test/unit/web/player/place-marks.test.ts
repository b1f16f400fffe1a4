import { describe, expect, test } from "vitest";
import { placeLabels, placeMarks, withConsults } from "../../../../src/web/player/place-marks.js";
import { mark, NOON, recording } from "./samples.js";

describe("marks of a recording", () => {
  test("are counted from its beginning and stand in order", () => {
    const transfer = mark({ kind: "transfer", at: NOON + 5_000, durationMs: 0, label: "Transferred" });
    expect(placeMarks([mark(), transfer], recording())).toEqual([
      { kind: "transfer", label: "Transferred", fromMs: 5_000, toMs: 5_000, durationMs: 0 },
      { kind: "hold", label: "On hold", fromMs: 10_000, toMs: 15_000, durationMs: 5_000 },
    ]);
  });

  test("what reaches beyond an end is cut there, and still says how long it took", () => {
    const [before] = placeMarks([mark({ at: NOON - 4_000 })], recording());
    expect(before).toMatchObject({ fromMs: 0, toMs: 1_000, durationMs: 5_000 });
    const [after] = placeMarks([mark({ at: NOON + 58_000 })], recording());
    expect(after).toMatchObject({ fromMs: 58_000, toMs: 60_000, durationMs: 5_000 });
  });

  test("what lies outside, or lasted all the time, is left out", () => {
    const wrapUp = mark({ kind: "wrap-up", at: NOON + 60_000 });
    const allTheTime = mark({ at: NOON - 1_000, durationMs: 90_000 });
    expect(placeMarks([wrapUp, allTheTime, mark({ at: NOON - 6_000 })], recording())).toEqual([]);
  });

  test("a recorded consult is one of them, once", () => {
    const consult = recording({ id: "b", callType: "consult", startedAt: NOON + 20_000, durationMs: 10_000 });
    const marks = withConsults([mark()], [recording(), consult]);
    expect(marks.at(-1)).toEqual({ kind: "consult", at: NOON + 20_000, durationMs: 10_000, label: "Consult" });
    expect(withConsults(marks, [recording(), consult])).toHaveLength(2);
  });
});

describe("names of marks", () => {
  test("stand at their marks, a second row takes those that would touch, the rest is left out", () => {
    expect(placeLabels([0, 50, 60, 200], [100, 100, 100, 50], 400)).toEqual([
      { left: 0, row: 0 },
      { left: 50, row: 1 },
      undefined,
      { left: 200, row: 0 },
    ]);
  });

  test("do not leave the drawing", () => {
    expect(placeLabels([380], [100], 400)).toEqual([{ left: 300, row: 0 }]);
    expect(placeLabels([10], [100], 60)).toEqual([undefined]);
  });
});
