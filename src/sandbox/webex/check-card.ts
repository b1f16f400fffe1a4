/** The largest card Webex takes, in bytes of JSON. */
const MOST_BYTES = 80 * 1024;

const VERSIONS = ["1.0", "1.1", "1.2", "1.3"];
const ELEMENTS = [
  "TextBlock",
  "RichTextBlock",
  "Image",
  "ImageSet",
  "FactSet",
  "Container",
  "ColumnSet",
  "ActionSet",
  "Input.Text",
  "Input.Number",
  "Input.Date",
  "Input.Time",
  "Input.Toggle",
  "Input.ChoiceSet",
];
const ACTIONS = ["Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"];
/** Properties of later versions or of other hosts, which Webex refuses. */
const FOREIGN_PROPERTIES = ["refresh", "authentication", "requires", "speak"];
/** What each type cannot be without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ["text"],
  RichTextBlock: ["inlines"],
  Image: ["url"],
  ImageSet: ["images"],
  FactSet: ["facts"],
  Container: ["items"],
  ColumnSet: [],
  ActionSet: ["actions"],
  "Input.Text": ["id"],
  "Input.Number": ["id"],
  "Input.Date": ["id"],
  "Input.Time": ["id"],
  "Input.Toggle": ["id", "title"],
  "Input.ChoiceSet": ["id", "choices"],
  "Action.OpenUrl": ["url"],
  "Action.ShowCard": ["card"],
  "Action.ToggleVisibility": ["targetElements"],
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Why Webex would refuse this card, each reason with a JSON pointer to the spot; empty when it would take it.
 * Adaptive Cards 1.0 to 1.3 without `Action.Execute`, `Table`, `Media`, `refresh` and `authentication` (cards guide).
 */
export function checkCard(card: unknown): string[] {
  if (!isObject(card)) return ["/: the card must be an object"];
  if (Buffer.byteLength(JSON.stringify(card)) > MOST_BYTES) return [`/: the card is larger than ${MOST_BYTES} bytes`];
  if (typeof card.version !== "string") return ["/version: the card has no version"];
  if (!VERSIONS.includes(card.version)) return [`/version: ${card.version} is not supported, 1.3 is the newest`];
  return checkDocument(card, "");
}

function checkDocument(card: Json, at: string): string[] {
  const wrongType = card.type === "AdaptiveCard" ? [] : [`${at}/type: must be AdaptiveCard`];
  const foreign = FOREIGN_PROPERTIES.filter((name) => name in card).map((name) => `${at}/${name}: is not supported`);
  return [
    ...wrongType,
    ...foreign,
    ...checkList(card.body, `${at}/body`, checkElement),
    ...checkList(card.actions, `${at}/actions`, checkAction),
    ...checkSelect(card, at),
  ];
}

function checkList(list: unknown, at: string, check: (item: Json, at: string) => string[]): string[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [`${at}: must be an array`];
  return list.flatMap((item, index) =>
    isObject(item) ? check(item, `${at}/${index}`) : [`${at}/${index}: must be an object`],
  );
}

function checkTyped(item: Json, at: string, allowed: readonly string[]): string[] {
  if (typeof item.type !== "string") return [`${at}/type: is missing`];
  if (!allowed.includes(item.type)) return [`${at}/type: ${item.type} is not supported`];
  const missing = (REQUIRED[item.type] ?? []).filter((name) => item[name] === undefined || item[name] === "");
  return [
    ...missing.map((name) => `${at}/${name}: is missing`),
    ...FOREIGN_PROPERTIES.filter((name) => name in item).map((name) => `${at}/${name}: is not supported`),
  ];
}

function checkSelect(item: Json, at: string): string[] {
  if (item.selectAction === undefined) return [];
  if (!isObject(item.selectAction)) return [`${at}/selectAction: must be an object`];
  return checkAction(item.selectAction, `${at}/selectAction`);
}

function checkElement(item: Json, at: string): string[] {
  return [
    ...checkTyped(item, at, ELEMENTS),
    ...checkList(item.items, `${at}/items`, checkElement),
    ...checkList(item.images, `${at}/images`, checkElement),
    ...checkList(item.columns, `${at}/columns`, checkColumn),
    ...checkList(item.actions, `${at}/actions`, checkAction),
    ...checkList(item.facts, `${at}/facts`, checkFact),
    ...checkList(item.choices, `${at}/choices`, checkChoice),
    ...checkSelect(item, at),
    ...(item.type === "TextBlock" && item.text !== undefined && typeof item.text !== "string"
      ? [`${at}/text: must be a string`]
      : []),
  ];
}

function checkColumn(item: Json, at: string): string[] {
  const wrongType = item.type === undefined || item.type === "Column" ? [] : [`${at}/type: must be Column`];
  return [...wrongType, ...checkList(item.items, `${at}/items`, checkElement), ...checkSelect(item, at)];
}

const needStrings =
  (...names: string[]) =>
  (item: Json, at: string): string[] =>
    names.filter((name) => typeof item[name] !== "string").map((name) => `${at}/${name}: must be a string`);
const checkFact = needStrings("title", "value");
const checkChoice = needStrings("title", "value");

function checkAction(item: Json, at: string): string[] {
  const inner = isObject(item.card) ? checkDocument(item.card, `${at}/card`) : [];
  const url = item.url;
  const badUrl =
    item.type === "Action.OpenUrl" && typeof url === "string" && !/^https?:\/\/\S+$/.test(url)
      ? [`${at}/url: must be an http or https address`]
      : [];
  return [...checkTyped(item, at, ACTIONS), ...inner, ...badUrl];
}
