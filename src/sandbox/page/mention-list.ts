import { h, setText } from "../../web/player/element.js";
import { avatar } from "./avatar.js";
import { mentionAt } from "./mention.js";

/**
 * Offers the bot while a mention is being typed. Enter and Tab take it, Escape closes the offer until the next `@`.
 */
export function createMentionList(input: HTMLTextAreaElement) {
  const name = h("span", { class: "member-name" });
  const address = h("span", { class: "member-org" });
  const option = h(
    "li",
    { role: "option", id: "mention-option", "aria-selected": "true" },
    avatar("", "", true),
    name,
    address,
  );
  const element = h("ul", { class: "mention-list", role: "listbox", id: "mention-list", hidden: true }, option);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", "mention-list");
  let bot = { name: "", email: "" };
  let start: number | undefined;

  function offer(at: number | undefined) {
    start = at;
    element.hidden = at === undefined;
    if (at === undefined) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", "mention-option");
  }

  function take() {
    if (start === undefined) return;
    input.setRangeText(`@${bot.name} `, start, input.selectionStart, "end");
    offer(undefined);
    input.dispatchEvent(new Event("input"));
  }

  const look = () => offer(bot.name ? mentionAt(input.value, input.selectionStart, bot.name) : undefined);
  input.addEventListener("input", look);
  input.addEventListener("click", look);
  input.addEventListener("blur", () => offer(undefined));
  // Pressing must not take the focus away from the text.
  option.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take();
  });

  return {
    element,
    show(of: { name: string; email: string }) {
      bot = of;
      setText(name, of.name);
      setText(address, of.email);
    },
    /** True when the key was for the list. */
    key(event: KeyboardEvent): boolean {
      if (start === undefined) return false;
      if (event.key === "Enter" || event.key === "Tab") take();
      else if (event.key === "Escape") offer(undefined);
      else return false;
      return true;
    },
  };
}
