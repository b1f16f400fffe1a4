/** A column's title in the middle of a line: "Longest wait" becomes "longest wait", "SL" stays. */
export const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
