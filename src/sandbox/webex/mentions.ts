import type { SandboxPerson } from "../world.js";
import type { Directory } from "./directory.js";
import { makeId } from "./ids.js";
import { escapeHtml, showMarkdown } from "./render-text.js";

/** A text in every form Webex keeps of it. */
export interface Rendered {
  readonly text: string;
  readonly html: string;
  /** Person uuids, each once. */
  readonly mentioned: readonly string[];
  readonly mentionsAll: boolean;
}

/** `<@personEmail:a@b|Name>`, `<@personId:…|Name>`, `<@all>` (developer.webex.com, formatting messages). */
const MENTION = /<@(?:(personEmail|personId):([^|>]+)(?:\|([^>]*))?|(all))>/g;
/** Private-use characters stand for a mention while Markdown is rendered, which would escape it. */
const SLOT = /\uE000(\d+)\uE001/g;

const mentionHtml = (person: SandboxPerson, name: string) =>
  `<spark-mention data-object-type="person" data-object-id="${makeId("PEOPLE", person.uuid)}">${escapeHtml(name)}</spark-mention>`;

const allHtml = '<spark-mention data-object-type="groupMention" data-group-type="all">All</spark-mention>';

interface Slot {
  readonly text: string;
  readonly html: string;
}

/** Renders Markdown; who is not a member of the space (`isMember`) is named but not mentioned. */
export function renderMarkdown(
  markdown: string,
  directory: Directory,
  isMember: (person: SandboxPerson) => boolean,
): Rendered {
  const slots: Slot[] = [];
  const mentioned = new Set<string>();
  let mentionsAll = false;

  const fill = (kind?: string, whom = "", name?: string): Slot => {
    if (!kind) {
      mentionsAll = true;
      return { text: "All", html: allHtml };
    }
    const person = kind === "personEmail" ? directory.byEmail(whom.trim()) : directory.byId(whom.trim());
    const shown = name || person?.displayName || whom;
    if (!person || !isMember(person)) return { text: shown, html: escapeHtml(shown) };
    mentioned.add(person.uuid);
    return { text: shown, html: mentionHtml(person, shown) };
  };

  const slotted = markdown
    .replace(/[\uE000\uE001]/g, "")
    .replace(MENTION, (_, kind?: string, whom?: string, name?: string) => {
      slots.push(fill(kind, whom, name));
      return `\uE000${slots.length - 1}\uE001`;
    });
  const put = (rendered: string, form: keyof Slot) =>
    rendered.replace(SLOT, (_, index: string) => slots[Number(index)]?.[form] ?? "");
  const { words, html } = showMarkdown(slotted);
  return {
    text: put(words, "text"),
    html: put(html, "html"),
    mentioned: [...mentioned],
    mentionsAll,
  };
}

/**
 * What a person typed, as the client sends it: nothing in it is Markdown, and `@Name` of `whom` is a mention wherever it
 * stands. `addFirst` puts the mention in front when it is nowhere.
 */
export function renderTyped(typed: string, whom: SandboxPerson, addFirst: boolean): Rendered {
  const name = whom.displayName;
  const pattern = new RegExp(`(?<![\\w@])@${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?!\\w)`, "i");
  const parts = (addFirst && !pattern.test(typed) ? `@${name} ${typed}` : typed).split(pattern);
  const html = parts.map((part) => escapeHtml(part).replaceAll("\n", "<br/>")).join(mentionHtml(whom, name));
  return {
    text: parts.join(name).trimEnd(),
    html: `<p>${html.trimEnd()}</p>`,
    mentioned: parts.length > 1 ? [whom.uuid] : [],
    mentionsAll: false,
  };
}
