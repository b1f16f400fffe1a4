import { escapeText } from "./escape-text.js";

/** A cell holds no more characters (Excel specifications and limits); a file with more of them is "repaired". */
const MOST_CHARACTERS = 32_767;

/** The texts of a workbook, each kept once, however many cells show it. */
export interface SharedTexts {
  /** The text's number, by which cells name it. */
  numberOf(text: string): number;
  /** `xl/sharedStrings.xml`, once all sheets are written. */
  xml(): Iterable<string>;
}

/** No text yet. */
export function collectTexts(): SharedTexts {
  const numbers = new Map<string, number>();
  let named = 0;

  return {
    numberOf(text) {
      named += 1;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    *xml() {
      const counts = `count="${named}" uniqueCount="${numbers.size}"`;
      yield `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>`;
      for (const text of numbers.keys()) yield `<si>${textXml(text.slice(0, MOST_CHARACTERS))}</si>`;
      yield "</sst>";
    },
  };
}

/** Excel reads `_x0041_` in a text as the letter A, so whoever writes that gets its underscore escaped (ECMA-376, ST_Xstring). */
const plain = (text: string) => escapeText(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));

const textXml = (text: string) =>
  /^\s|\s$/.test(text) ? `<t xml:space="preserve">${plain(text)}</t>` : `<t>${plain(text)}</t>`;
