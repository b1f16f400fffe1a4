import MarkdownIt from "markdown-it";

/** Webex's mention in markdown: `<@personEmail:maya@harbor.example|Maya>`, `<@personId:…|Maya>`, `<@all>`. */
const MENTION = /<@(?:(?:personEmail|personId):([^|>]+)(?:\|([^>]*))?|all)>/y;

/** Markdown of messages. Markup in the text stays text. */
const messages = new MarkdownIt({ html: false, linkify: true, breaks: true });

messages.inline.ruler.before("autolink", "mention", (state, silent) => {
  MENTION.lastIndex = state.pos;
  const found = MENTION.exec(state.src);
  if (!found) return false;
  if (!silent) state.push("mention", "spark-mention", 0).content = found[2] || found[1] || "all";
  state.pos += found[0].length;
  return true;
});
messages.renderer.rules.mention = (tokens, index) =>
  `<spark-mention>${messages.utils.escapeHtml(tokens[index]?.content ?? "")}</spark-mention>`;

/** What Webex draws inside a card's TextBlock: bold, italic, lists and links. */
const cards = new MarkdownIt("zero", { html: false }).enable(["emphasis", "link", "list", "escape", "newline"]);

export const messageHtml = (markdown: string): string => messages.render(markdown);
export const cardHtml = (markdown: string): string => cards.render(markdown);
