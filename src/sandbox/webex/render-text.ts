import MarkdownIt from "markdown-it";
import { rememberLatest } from "../model/remember-latest.js";

/** What of Markdown Webex shows: no tables, no images, no HTML of one's own. */
const markdownIt = new MarkdownIt("default", { html: false, breaks: true, linkify: false }).disable([
  "table",
  "image",
  "strikethrough",
]);

type Tokens = ReturnType<typeof markdownIt.parse>;

const inlineText = (tokens: Tokens): string =>
  tokens.map((token) => (token.type === "softbreak" || token.type === "hardbreak" ? "\n" : token.content)).join("");

/** A Markdown text as its words, one line per paragraph, list item or line of code, and as HTML as the clients get it. */
interface Shown {
  readonly words: string;
  readonly html: string;
}

/** A bot answers many spaces with one text. */
const TEXTS_KEPT = 100;

/** Both forms of a Markdown text. */
export const showMarkdown = rememberLatest(TEXTS_KEPT, (markdown): Shown => {
  const tokens = markdownIt.parse(markdown, {});
  const lines = tokens.flatMap((token) => {
    if (token.type === "inline") return [inlineText(token.children ?? [])];
    return token.type === "fence" || token.type === "code_block" ? [token.content.trimEnd()] : [];
  });
  const html = markdownIt.renderer.render(tokens, markdownIt.options, {}).trimEnd();
  return { words: lines.join("\n"), html };
});

/** Text that HTML shows as it is. */
export const escapeHtml = (text: string): string => markdownIt.utils.escapeHtml(text);
