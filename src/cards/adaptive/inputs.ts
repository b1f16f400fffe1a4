import type { CardInput } from "../card.js";
import { maskNumbers } from "../mask-numbers.js";
import type { Element } from "./element.js";

const LONGEST_TEXT = 100;

/**
 * One input control. None is required, and numbers have no more than their range: a client that validates the whole card
 * would refuse every other button of it, and whoever reads the press checks each value anyway.
 */
export function inputElement({ id, label, value, control }: CardInput): Element {
  const named = { id, label: maskNumbers(label), spacing: "Medium" };
  switch (control.kind) {
    case "choice":
      return { type: "Input.ChoiceSet", ...named, style: "compact", value, choices: control.choices };
    case "text":
      return {
        type: "Input.Text",
        ...named,
        label: `${named.label} (${control.hint})`,
        value,
        maxLength: LONGEST_TEXT,
      };
    case "number":
      return { type: "Input.Number", ...named, value: Number(value), min: control.min, max: control.max };
    case "toggle":
      // Its title stands beside the box; a label above it as well would say the same twice.
      return {
        type: "Input.Toggle",
        id,
        title: maskNumbers(label),
        spacing: "Medium",
        value,
        valueOn: control.on,
        valueOff: control.off,
      };
  }
}
