import { EVERYTHING } from "../../conversation/ask.js";
import type { CardAction } from "../card.js";
import { maskNumbers } from "../mask-numbers.js";
import type { Element } from "./element.js";

/** Webex shows up to five buttons in one set (developer.webex.com, buttons and cards). */
const actionsPerSet = 5;

/** Buttons in as many sets as are needed; none when there are none. */
export function actionElements(actions: readonly CardAction[]): Element[] {
  const sets: Element[] = [];
  for (let start = 0; start < actions.length; start += actionsPerSet) {
    sets.push({
      type: "ActionSet",
      spacing: start === 0 ? "Medium" : "Small",
      actions: actions.slice(start, start + actionsPerSet).map(actionElement),
    });
  }
  return sets;
}

function actionElement(action: CardAction): Element {
  const title = maskNumbers(action.label);
  switch (action.kind) {
    case "ask":
      return { type: "Action.Submit", title, ...style(action.primary), data: { ask: action.ask } };
    case "open":
      return { type: "Action.OpenUrl", title, ...style(action.primary), url: action.url };
    case "choose":
      return { type: "Action.ShowCard", title, card: chooser(action) };
  }
}

const style = (primary: boolean | undefined) => (primary ? { style: "positive" } : {});

/** The input's id is the filter's name: whoever reads the press appends it to the sentence. */
function chooser(action: Extract<CardAction, { kind: "choose" }>): Element {
  const choices = action.choices.map((choice) => ({ title: maskNumbers(choice), value: choice }));
  const everything = { title: action.everything, value: EVERYTHING };
  return {
    type: "AdaptiveCard",
    body: [
      {
        type: "Input.ChoiceSet",
        id: action.filter,
        label: action.prompt,
        style: "compact",
        // Not required: a client that validates the whole card would then refuse every other button of it.
        value: EVERYTHING,
        choices: [everything, ...choices],
      },
    ],
    actions: [{ type: "Action.Submit", title: action.submit, data: { ask: action.ask } }],
  };
}
