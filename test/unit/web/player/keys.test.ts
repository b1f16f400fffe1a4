import { describe, expect, test } from "vitest";
import { actionOf, keyHelp, sliderActionOf } from "../../../../src/web/player/keys.js";
import { speedLabel, speeds, stepSpeed } from "../../../../src/web/player/speed.js";

const stroke = (key: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe("keys", () => {
  test.each([
    [" ", { do: "toggle" }],
    ["ArrowLeft", { do: "move", byMs: -5_000 }],
    ["ArrowRight", { do: "move", byMs: 5_000 }],
    ["ArrowUp", { do: "speed", direction: 1 }],
    ["ArrowDown", { do: "speed", direction: -1 }],
    ["Home", { do: "start" }],
    ["End", { do: "end" }],
    ["?", { do: "help" }],
  ])("%s asks for %o", (key, action) => {
    expect(actionOf(stroke(key))).toEqual(action);
  });

  test("shift makes a step a leap", () => {
    expect(actionOf(stroke("ArrowLeft", { shiftKey: true }))).toEqual({ do: "move", byMs: -30_000 });
    expect(actionOf(stroke("ArrowRight", { shiftKey: true }))).toEqual({ do: "move", byMs: 30_000 });
    expect(actionOf(stroke("?", { shiftKey: true }))).toEqual({ do: "help" });
  });

  test.each(["ctrlKey", "metaKey", "altKey"] as const)("with %s they belong to the browser", (held) => {
    for (const key of [" ", "ArrowLeft", "Home"]) expect(actionOf(stroke(key, { [held]: true }))).toBeUndefined();
  });

  test.each(["a", "Tab", "Enter", "Escape", "PageDown"])("%s is nobody's", (key) => {
    expect(actionOf(stroke(key))).toBeUndefined();
  });

  test("on the slider every arrow and page key moves, as a slider promises", () => {
    expect(sliderActionOf(stroke("ArrowUp"))).toEqual({ do: "move", byMs: 5_000 });
    expect(sliderActionOf(stroke("ArrowDown"))).toEqual({ do: "move", byMs: -5_000 });
    expect(sliderActionOf(stroke("PageUp"))).toEqual({ do: "move", byMs: 30_000 });
    expect(sliderActionOf(stroke("PageDown"))).toEqual({ do: "move", byMs: -30_000 });
    expect(sliderActionOf(stroke("Home"))).toEqual({ do: "start" });
  });

  test("the help names a key for each thing that keys do", () => {
    expect(keyHelp.flatMap(([keys]) => keys)).toEqual(
      expect.arrayContaining(["Space", "←", "→", "Shift ←", "Shift →", "↑", "↓", "Home", "End", "?"]),
    );
  });
});

describe("speed", () => {
  test("goes from step to step and stays at both ends", () => {
    const [slowest, fastest] = [speeds[0], 2];
    expect(stepSpeed(1, 1)).toBe(1.25);
    expect(stepSpeed(1, -1)).toBe(0.75);
    expect(stepSpeed(slowest, -1)).toBe(slowest);
    expect(stepSpeed(fastest, 1)).toBe(fastest);
    expect(speedLabel(1.25)).toBe("1.25×");
  });
});
