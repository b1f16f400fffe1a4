import type { Tone } from "../card.js";
import { maskNumbers } from "../mask-numbers.js";

/** One element or action of an Adaptive Card 1.3 document. */
export interface Element {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** How a piece of text is set; property names and values are Adaptive Cards'. */
export interface TextStyle {
  readonly size?: "Small" | "Medium" | "Large" | "ExtraLarge";
  readonly weight?: "Bolder";
  readonly spacing?: "None" | "Small" | "Medium";
  readonly horizontalAlignment?: "Right";
  readonly tone?: Tone;
}

/**
 * What a TextBlock would read as formatting: a pair of emphasis marks, a link, code, an entity, a list marker, a line
 * break, `{{DATE()}}`. A TextRun has no markdown at all (Adaptive Cards schema), so such text is shown exactly as it is.
 */
const markup = /[*_].*[*_]|\]\(|[\\`\n<]|&#?\w+;|\{\{|^\s*(?:[-+*#>]|\d+[.)])\s/;

/** Plain text as an element that shows it literally, telephone numbers masked. */
export function literal(text: string, style: TextStyle = {}): Element {
  const shown = maskNumbers(text);
  const { tone = "plain", spacing, horizontalAlignment, ...font } = style;
  const place = { ...(spacing && { spacing }), ...(horizontalAlignment && { horizontalAlignment }) };
  const look = { ...font, ...toneStyle(tone) };
  return markup.test(shown)
    ? { type: "RichTextBlock", ...place, inlines: [{ type: "TextRun", text: shown, ...look }] }
    : { type: "TextBlock", text: shown, wrap: true, ...place, ...look };
}

/** Colours come from the client's theme, so that light and dark both keep their contrast. */
function toneStyle(tone: Tone): object {
  switch (tone) {
    case "good":
      return { color: "Good" };
    case "warning":
      return { color: "Warning" };
    case "bad":
      return { color: "Attention" };
    case "quiet":
      return { isSubtle: true };
    case "plain":
      return {};
  }
}
