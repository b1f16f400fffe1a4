import { tidy } from "./tokenize.js";

/**
 * What a form's Save asks, with every value the form was drawn with: `settings save variant=B zone=Europe/Paris`,
 * `alert save kbxtrw 3 warning=5m`, `schedule save kbxtrw 3 time=18:00`.
 */
const saves = ["settings save ", "alert save ", "schedule save "];
/** Room for fifty dates and the beginning of one more, so that too many are refused and none is cut off unseen. */
const LONGEST_VALUE = 620;

/**
 * The sentence of a form's Save: every value that the inputs changed as `name=drawn>new`, the others left out, and words
 * that are no values as they stand. Undefined for any other sentence. What is written is checked where the sentence is
 * answered, not here.
 */
export function settingsFromButton(ask: string, inputs: Readonly<Record<string, unknown>>): string | undefined {
  const save = saves.find((start) => ask.startsWith(start));
  if (save === undefined) return undefined;
  // The filters follow, and names in them may hold anything.
  const filtersAt = /\s(?:org|queue):/u.exec(ask)?.index ?? ask.length;
  const words = ask.slice(save.length, filtersAt).trim().split(" ");
  const kept = words.flatMap((word) => {
    const [name = "", drawn] = word.split("=");
    if (drawn === undefined) return word === "" ? [] : [word];
    const value = Object.hasOwn(inputs, name) ? asWord(inputs[name]) : drawn;
    return value === drawn ? [] : [`${name}=${drawn}>${value}`];
  });
  return `${[save.trim(), ...kept].join(" ")}${ask.slice(filtersAt)}`;
}

/** One word, whatever was typed: blanks would end the value and begin another. */
function asWord(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? tidy(String(value)) : "";
  return [...text.replaceAll(" ", "_")].slice(0, LONGEST_VALUE).join("");
}
