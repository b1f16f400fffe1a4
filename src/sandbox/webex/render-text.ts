import MarkdownIt from "markdown-it";

/** What of Markdown Webex shows: no tables, no images, no HTML of one's own. */
const markdownIt = new MarkdownIt("default", { html: false, breaks: true, linkify: false }).disable([
  "table",
  "image",
  "strikethrough",
]);

type Tokens = ReturnType<typeof markdownIt.parse>;

const inlineText = (tokens: Tokens): string =>
  tokens.map((token) => (token.type === "softbreak" || token.type === "hardbreak" ? "\n" : token.content)).join("");

/** The words of a Markdown text, one line per paragraph, list item or line of code. */
export function plainText(markdown: string): string {
  const lines = markdownIt.parse(markdown, {}).flatMap((token) => {
    if (token.type === "inline") return [inlineText(token.children ?? [])];
    return token.type === "fence" || token.type === "code_block" ? [token.content.trimEnd()] : [];
  });
  return lines.join("\n");
}

/** HTML as the Webex clients get it. */
export const renderHtml = (markdown: string): string => markdownIt.render(markdown).trimEnd();

export const escapeHtml = (text: string): string => markdownIt.utils.escapeHtml(text);
