import { h } from "../../web/player/element.js";

const ALLOWED = new Set(
  "P BR HR STRONG B EM I DEL S CODE PRE BLOCKQUOTE UL OL LI H1 H2 H3 H4 H5 H6 TABLE THEAD TBODY TR TH TD SPAN DIV".split(
    " ",
  ),
);
const DROPPED = new Set("SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH HEAD TITLE NOSCRIPT".split(" "));
const LINKS = /^(https?:|mailto:)/i;

/**
 * Foreign HTML rebuilt from nothing: a few elements without attributes, links that open elsewhere, mentions. An element
 * that is not on the list leaves its text behind.
 */
export function safeFragment(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...rebuild(parsed.body));
  return fragment;
}

function rebuild(from: Element): Node[] {
  return [...from.childNodes].flatMap((node) => {
    if (node instanceof Text) return [document.createTextNode(node.data)];
    return node instanceof Element ? rebuildElement(node) : [];
  });
}

function rebuildElement(element: Element): Node[] {
  const name = element.tagName.toUpperCase();
  if (DROPPED.has(name)) return [];
  if (name === "SPARK-MENTION") return [mention(element.textContent ?? "")];
  if (name === "A") return [link(element)];
  if (!ALLOWED.has(name)) return rebuild(element);
  const copy = document.createElement(name);
  copy.append(...rebuild(element));
  return [copy];
}

function link(from: Element): Node {
  const href = from.getAttribute("href") ?? "";
  if (!LINKS.test(href)) return h("span", {}, ...rebuild(from));
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...rebuild(from));
}

/** A highlighted name. */
export const mention = (name: string): HTMLElement =>
  h("span", { class: "mention" }, name.startsWith("@") ? name : `@${name}`);
