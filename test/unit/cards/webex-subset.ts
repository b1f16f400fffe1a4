/** Adaptive Card 1.3 elements a Webex client draws; Table, Media, Action.Execute and the like are not among them. */
const inputs = ["Input.ChoiceSet", "Input.Text", "Input.Number", "Input.Toggle"];
const elements = ["TextBlock", "RichTextBlock", "Container", "ColumnSet", "FactSet", "ActionSet", ...inputs];
const actions = ["Action.Submit", "Action.OpenUrl", "Action.ShowCard"];
const properties: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ["text", "wrap", "size", "weight", "color", "isSubtle", "horizontalAlignment"],
  RichTextBlock: ["inlines", "horizontalAlignment"],
  ColumnSet: ["columns"],
  ActionSet: ["actions"],
  "Input.ChoiceSet": ["id", "label", "style", "choices", "value"],
  "Input.Text": ["id", "label", "value", "maxLength"],
  "Input.Number": ["id", "label", "value", "min", "max"],
  "Input.Toggle": ["id", "title", "value", "valueOn", "valueOff"],
};

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** What is wrong with a card as far as its structure goes; empty when Webex would take it. */
export function faultsOf(card: unknown): string[] {
  if (!isJson(card) || card.type !== "AdaptiveCard") return ["not an AdaptiveCard"];
  return [
    ...(card.version === "1.3" ? [] : [`version ${card.version}`]),
    ...list(card.body).flatMap(elementFaults),
    ...actionFaults(card.actions),
  ];
}

function elementFaults(element: Json): string[] {
  const type = String(element.type);
  if (!elements.includes(type)) return [`element ${type}`];
  const known = [...(properties[type] ?? []), "type", "spacing", "separator"];
  return [
    ...Object.keys(element).flatMap((name) => (known.includes(name) ? [] : [`${type}.${name}`])),
    ...(type === "TextBlock" && (typeof element.text !== "string" || element.text === "") ? ["empty TextBlock"] : []),
    ...(inputs.includes(type) && (typeof element.id !== "string" || element.id === "") ? ["input without an id"] : []),
    ...(type === "ActionSet" ? actionFaults(element.actions) : []),
    ...list(element.columns).flatMap((column) => [
      ...(column.type === "Column" ? [] : [`column ${column.type}`]),
      ...list(column.items).flatMap(elementFaults),
    ]),
  ];
}

function actionFaults(given: unknown, nested = false): string[] {
  const all = list(given);
  return [
    ...(all.length > 5 ? [`${all.length} actions in one set`] : []),
    ...all.flatMap((action) => {
      if (!actions.includes(String(action.type))) return [`action ${action.type}`];
      if (typeof action.title !== "string" || action.title === "") return ["action without a title"];
      if (action.type !== "Action.ShowCard") return [];
      const card = isJson(action.card) ? action.card : {};
      return nested
        ? ["a ShowCard in a ShowCard"]
        : [...list(card.body).flatMap(elementFaults), ...actionFaults(card.actions, true)];
    }),
  ];
}

/** Every string a reader of the card sees, in order. */
export function textsOf(card: unknown): string[] {
  if (Array.isArray(card)) return card.flatMap(textsOf);
  if (!isJson(card)) return [];
  return Object.entries(card).flatMap(([name, value]) =>
    typeof value === "string" && ["text", "title", "label"].includes(name) ? [value] : textsOf(value),
  );
}
