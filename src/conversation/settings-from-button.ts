import { tidy } from "./tokenize.js";

/** What a settings card's Save asks, with every value the card was drawn with: `settings save variant=B zone=Europe/Paris`. */
const SAVE = "settings save ";
/** Room for fifty dates and the beginning of one more, so that too many are refused and none is cut off unseen. */
const LONGEST_VALUE = 620;

/**
 * The sentence of a settings card's Save: every value that the inputs changed as `name=drawn>new`, the others left out.
 * Undefined for any other sentence. What is written is checked where the sentence is answered, not here.
 */
export function settingsFromButton(ask: string, inputs: Readonly<Record<string, unknown>>): string | undefined {
  if (!ask.startsWith(SAVE)) return undefined;
  // The filters follow, and names in them may hold anything.
  const filtersAt = /\s(?:org|queue):/u.exec(ask)?.index ?? ask.length;
  const pairs = ask.slice(SAVE.length, filtersAt).trim().split(" ");
  const changed = pairs.flatMap((pair) => {
    const [name = "", drawn = ""] = pair.split("=");
    const value = Object.hasOwn(inputs, name) ? asWord(inputs[name]) : drawn;
    return value === drawn ? [] : [`${name}=${drawn}>${value}`];
  });
  return `${[SAVE.trim(), ...changed].join(" ")}${ask.slice(filtersAt)}`;
}

/** One word, whatever was typed: blanks would end the value and begin another. */
function asWord(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? tidy(String(value)) : "";
  return [...text.replaceAll(" ", "_")].slice(0, LONGEST_VALUE).join("");
}
