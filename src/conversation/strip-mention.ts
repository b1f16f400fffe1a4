import type { IncomingMessage } from "../webex/types.js";
import { tidy } from "./tokenize.js";

/** Who is mentioned when the bot is. */
export interface BotName {
  readonly personId: string;
  readonly displayName: string;
}

const MENTION = /<spark-mention\b([^>]*)>(.*?)<\/spark-mention>/gis;
const OBJECT_ID = /\bdata-object-id\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const BLOCK_TAG = /<\/?(?:p|br|div|li|ul|ol|blockquote|h[1-6]|pre|tr|td|hr)\b[^>]*>/gi;
const ANY_TAG = /<\/?[a-z][^>]*>/gi;

const namedEntities = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " }));

/**
 * What was asked, on one line and without the mention wherever it stood. The html knows who was mentioned by id; without
 * it the bot's name is taken out of the text. Other people's mentions stay as their names.
 */
export function stripMention(message: Pick<IncomingMessage, "text" | "html" | "spaceType">, bot: BotName): string {
  let mentioned = false;
  const html = (message.html ?? "").replace(MENTION, (_, attributes: string, name: string) => {
    const [, double, single] = OBJECT_ID.exec(attributes) ?? [];
    if ((double ?? single) !== bot.personId) return name;
    mentioned = true;
    return " ";
  });
  return tidy(mentioned ? plainText(html) : withoutName(message, bot.displayName));
}

const plainText = (html: string): string => decodeEntities(html.replace(BLOCK_TAG, " ").replace(ANY_TAG, ""));

/** In one pass, so that an entity that spells another one is decoded once. */
const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return namedEntities.get(name.toLowerCase()) ?? whole;
      const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
      return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole;
    },
  );

/** Webex may show a mention as the first of the bot's names only. */
function withoutName({ text, spaceType }: Pick<IncomingMessage, "text" | "spaceType">, displayName: string): string {
  const first = displayName.split(" ")[0] ?? displayName;
  const names = [...new Set([displayName, first])].filter((name) => name !== "").map(escapeForPattern);
  if (names.length === 0) return text;
  const name = `@?(?:${names.join("|")})(?![\\p{L}\\p{N}])`;
  const leading = text.replace(new RegExp(`^\\s*${name}`, "iu"), " ");
  // Alone with the bot nobody is mentioned; a name further on is part of the question.
  if (leading !== text || spaceType === "direct") return leading;
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${name}`, "iu"), " ");
}

const escapeForPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
