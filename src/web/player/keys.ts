/** What a key asks the player for. */
export type KeyAction =
  | { readonly do: "toggle" | "start" | "end" | "help" }
  | { readonly do: "move"; readonly byMs: number }
  | { readonly do: "speed"; readonly direction: 1 | -1 };

/** The part of a keyboard event that decides. */
export interface Stroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** How far the arrow keys and the buttons beside play go. */
export const STEP_MS = 5_000;
/** With shift. */
export const LEAP_MS = 30_000;

/** Undefined for keys that are not the player's, and for every shortcut of the browser or of a screen reader. */
export function actionOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Stroke): KeyAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const stepMs = shiftKey ? LEAP_MS : STEP_MS;
  switch (key) {
    case " ":
      return shiftKey ? undefined : { do: "toggle" };
    case "ArrowLeft":
      return { do: "move", byMs: -stepMs };
    case "ArrowRight":
      return { do: "move", byMs: stepMs };
    case "ArrowUp":
      return shiftKey ? undefined : { do: "speed", direction: 1 };
    case "ArrowDown":
      return shiftKey ? undefined : { do: "speed", direction: -1 };
    case "Home":
      return { do: "start" };
    case "End":
      return { do: "end" };
    case "?":
      return { do: "help" };
    default:
      return undefined;
  }
}

/** A slider that has the focus is moved by every arrow and by the page keys, as screen readers promise. */
export function sliderActionOf(stroke: Stroke): KeyAction | undefined {
  const own = actionOf(stroke);
  if (own?.do === "speed") return { do: "move", byMs: own.direction * STEP_MS };
  if (stroke.key === "PageUp") return { do: "move", byMs: LEAP_MS };
  if (stroke.key === "PageDown") return { do: "move", byMs: -LEAP_MS };
  return own;
}

/** The help that `?` shows. */
export const keyHelp: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["Space"], "Play or pause"],
  [["←", "→"], "5 seconds back or forward"],
  [["Shift ←", "Shift →"], "30 seconds back or forward"],
  [["↑", "↓"], "Faster or slower"],
  [["Home", "End"], "To the beginning or the end"],
  [["?"], "Show these keys"],
];
