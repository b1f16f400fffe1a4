type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Two decimals: the same bytes on every machine, and no picture needs more. */
const round = (number: number) => Math.round(number * 100) / 100;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML knows no control characters, not even escaped ones. */
const escapeXml = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}]/gu, " ").replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);

/** An SVG element; attributes that are undefined are left out, children are SVG already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escapeXml(String(value))}"`);
  const inside = children.join("");
  return inside === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inside}</${name}>`;
}

/** Plain text at its baseline; whatever it contains is shown as it is. */
export function textElement(content: string, attributes: Attributes): string {
  return element("text", attributes, escapeXml(content));
}
