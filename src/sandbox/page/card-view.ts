import { type Action, AdaptiveCard, OpenUrlAction, SubmitAction } from "adaptivecards";
import { h } from "../../web/player/element.js";
import { cardStyle } from "./card-style.js";
import { cardHtml } from "./markdown.js";
import { attachmentSchema, inputsSchema } from "./schema.js";

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardHtml(text);
  result.didProcess = true;
};

/** What the page does when a card's button is pressed; settles when the sandbox has taken the press. */
export type Press = (inputs: Record<string, unknown>) => Promise<void>;

/** A card drawn by the official renderer, or a sentence when it cannot be drawn. */
export function drawCard(json: unknown, press: Press): HTMLElement {
  const attachment = attachmentSchema.safeParse(json);
  const card = new AdaptiveCard();
  card.hostConfig = cardStyle;
  card.onExecuteAction = (action) => void execute(action, press);
  card.onInlineCardExpanded = (action, expanded) => {
    if (expanded) action.card.renderedElement?.scrollIntoView({ block: "nearest" });
  };
  try {
    card.parse(attachment.success ? attachment.data.content : json);
    const drawn = card.render();
    const known = card.getItemCount() + card.getActionCount() > 0;
    if (drawn && known) return h("div", { class: "card" }, drawn);
  } catch (cause) {
    return undrawable(cause instanceof Error ? cause.message : undefined);
  }
  return undrawable(undefined);
}

const undrawable = (why: string | undefined) =>
  h("div", { class: "card card-broken" }, `This card could not be drawn${why ? `: ${why}` : ""}. Its text is below.`);

async function execute(action: Action, press: Press): Promise<void> {
  if (action instanceof OpenUrlAction) return openElsewhere(action.url);
  if (!(action instanceof SubmitAction)) return;
  const inputs = inputsSchema.safeParse(action.data ?? {});
  const button = action.renderedElement;
  button?.classList.add("is-sending");
  button?.setAttribute("aria-busy", "true");
  await press(inputs.success ? inputs.data : {});
  button?.classList.remove("is-sending");
  button?.removeAttribute("aria-busy");
}

/** A new tab that knows nothing of this one. Other schemes than the web's are not followed. */
function openElsewhere(url: string | undefined): void {
  if (url && /^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}
