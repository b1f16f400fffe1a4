/** Without vowels, so that no id is a word, and without letters that look alike. */
const LETTERS = "bcdfghjkmnpqrstvwxz";
const ID_LETTERS = 6;

/** An id that no other alert has and that people can type. */
export const newAlertId = (randomBytes: (size: number) => Buffer): string =>
  [...randomBytes(ID_LETTERS)].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
