/** XML knows no control characters but these three, not even escaped ones, and no half of a surrogate pair. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML shows it. What XML cannot hold is a space. */
export const escapeText = (text: string): string =>
  text.replace(notXml, " ").replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
