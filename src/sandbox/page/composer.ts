import { h, setText } from "../../web/player/element.js";
import type { SaidFile } from "./api.js";
import { createAttachFile } from "./attach-file.js";
import { icon } from "./icons.js";
import { botName } from "./members.js";
import { mentions, withoutMention } from "./mention.js";
import { createMentionList } from "./mention-list.js";
import { createRecall } from "./recall.js";
import { createSpeakerSelect } from "./speaker-select.js";
import { spaceOf, type View } from "./state.js";
import { createSuggestions } from "./suggestions.js";

/** What the composer needs from the page. `say` resolves to false when the sentence could not be sent. */
export interface ComposerDeps {
  say(text: string, mention: boolean, file?: SaidFile): Promise<boolean>;
  chooseSpeaker(email: string): void;
}

/** Where a person speaks: the mention is added in groups, Enter sends, Shift+Enter breaks the line. */
export function createComposer(deps: ComposerDeps) {
  let view: View | undefined;
  let withMention = true;
  const drafts = new Map<string, string>();
  const input = h("textarea", {
    class: "composer-input",
    "data-testid": "composer",
    rows: 1,
    maxlength: 20_000,
    "aria-label": "Message",
    autocomplete: "off",
    enterkeyhint: "send",
  });
  const chip = h("button", { type: "button", class: "mention-chip" });
  const send = h(
    "button",
    { class: "send", "aria-label": "Send", "data-testid": "send", disabled: true },
    icon("send"),
  );
  const speaker = createSpeakerSelect(deps.chooseSpeaker);
  const hint = h("span", { class: "hint composer-hint" });
  const attach = createAttachFile();
  const list = createMentionList(input);
  const suggestions = createSuggestions((sentence) => void speak(sentence));
  const box = h("div", { class: "composer-box" }, list.element, chip, input, attach.button, send);
  const foot = h("div", { class: "composer-foot" }, speaker.element, attach.chip, hint);
  const element = h("form", { class: "composer", hidden: true }, suggestions.element, box, foot);
  const recall = createRecall(() => ownSentences(view));

  function write(text: string) {
    input.value = text;
    grow();
    input.setSelectionRange(text.length, text.length);
  }
  function grow() {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 200)}px`;
    send.disabled = input.value.trim() === "";
    drawChip();
  }

  async function speak(text: string): Promise<void> {
    if (text.trim() === "" || !view?.world) return;
    const said = input.value;
    write("");
    recall.stop();
    const heard = withMention || mentions(text, botName(view.world));
    const file = await attach.read();
    if (!(await deps.say(text.trim(), heard, file))) {
      if (input.value === "") write(said);
    } else attach.clear();
    input.focus();
  }

  input.addEventListener("input", () => {
    recall.stop();
    grow();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.key(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void speak(input.value);
    } else if (event.key === "ArrowUp" && (recall.walking() || input.value === ""))
      walk(event, recall.older(input.value));
    else if (event.key === "ArrowDown" && recall.walking()) walk(event, recall.newer());
  });
  function walk(event: KeyboardEvent, sentence: string | undefined) {
    event.preventDefault();
    if (sentence !== undefined) write(sentence);
  }
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void speak(input.value);
  });
  chip.addEventListener("click", () => {
    withMention = !withMention;
    drawChip();
    input.focus();
  });

  function drawChip() {
    const space = view && spaceOf(view, view.openSpace);
    if (!view?.world || !space) return;
    const bot = botName(view.world);
    chip.hidden = space.type === "direct" || mentions(input.value, bot);
    setText(chip, `@${bot}`);
    chip.setAttribute("aria-pressed", String(withMention));
    chip.title = withMention ? `${bot} is mentioned; press to speak to the people only` : `Press to mention ${bot}`;
    const unheard = space.type === "group" && !withMention && !mentions(input.value, bot);
    setText(hint, unheard ? `${bot} does not hear this` : "Enter sends · Shift+Enter new line · ↑ recalls");
    input.placeholder =
      space.type === "direct" ? `Message ${bot}` : unheard ? "Message the people" : "queue stats today";
  }

  function show(next: View) {
    const space = spaceOf(next, next.openSpace);
    const before = view?.openSpace;
    view = next;
    element.hidden = !space;
    if (!space || !next.world) return;
    if (before !== space.id) {
      if (before) drafts.set(before, input.value);
      write(drafts.get(space.id) ?? "");
    }
    list.show({ name: botName(next.world), email: next.world.bot.email });
    speaker.show(next.world, space, next.speakers[space.id]);
    suggestions.show(space.messages.length === 0);
    drawChip();
  }

  return { element, show, focus: () => input.focus() };
}

/** What the speaker has said in the open space, oldest first, without the mention. */
function ownSentences(view: View | undefined): string[] {
  const space = view && spaceOf(view, view.openSpace);
  if (!view?.world || !space) return [];
  const bot = botName(view.world);
  return space.messages
    .filter((message) => message.personEmail === view.speakers[space.id])
    .map((message) => withoutMention(message.text ?? "", bot));
}
