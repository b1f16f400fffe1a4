import { maskNumbers } from "../mask-numbers.js";

/** Everything that any of the rules below looks for. Most texts have none of it, and a card has hundreds of texts. */
const mayNeedCare = /[+&<\\*`[\]~_\n\r\u2028\u2029]|^\s*(?:[-#>]|\d+[.)]\s)/;

/**
 * Plain text so that Webex's markdown shows it as it is, telephone numbers masked. `<` becomes an entity: a queue called
 * "<@all>" must not call everybody.
 */
export function escapeMarkdown(text: string): string {
  if (!mayNeedCare.test(text)) return text;
  return maskNumbers(text)
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\*`[\]~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^(\s*)([-+#>])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, "$1\\$2")
    .replace(/\n+/g, " ");
}

/** A sentence to type, set as code. */
export function asCode(sentence: string): string {
  return `\`${maskNumbers(sentence).replace(/[`\n]/g, " ")}\``;
}
