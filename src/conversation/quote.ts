const LONGEST_ECHO = 60;

/**
 * What a person wrote, in quotation marks, to be said back to them. Cut short, and without the characters that could
 * make it a mention, a link or code: otherwise anyone could have the bot call everybody in the space.
 */
export function echo(text: string): string {
  const tame = text
    .replace(/[<>[\]`\p{Cc}]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const letters = [...tame];
  return `“${letters.length > LONGEST_ECHO ? `${letters.slice(0, LONGEST_ECHO).join("")}…` : tame}”`;
}
