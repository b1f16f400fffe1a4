/** An element as it was written; `text` is what stands directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Open[];
  text: string;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const token = /<(\/?)([A-Za-z][\w:.-]*)((?: [A-Za-z][\w:.-]*="[^"<]*")*)(\/?)>|([^<]+)/gy;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function decode(text: string): string {
  if (notXml.test(text)) throw new Error(`a character that XML does not know in ${JSON.stringify(text)}`);
  return text.replace(/\r\n?/g, "\n").replace(/&(\w*;?)/g, (written, name: string) => {
    const letter = name.endsWith(";") ? entities[name.slice(0, -1)] : undefined;
    if (letter === undefined) throw new Error(`"${written}" is no entity`);
    return letter;
  });
}

/** Reads the XML that programs write; throws where a strict reader would, and for anything more elaborate. */
export function readXml(xml: string): XmlElement {
  if (!xml.startsWith(declaration)) throw new Error(`no declaration: ${xml.slice(0, 60)}`);
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let read = declaration.length;
  token.lastIndex = read;
  for (const [whole, closes, name = "", attributes = "", closed, text] of xml.matchAll(token)) {
    read += whole.length;
    const top = open.at(-1);
    if (!top) throw new Error("closed more than was opened");
    if (text !== undefined) top.text += decode(text);
    else if (closes) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes <${top.name}>`);
    } else {
      const element: Open = { name, attributes: {}, children: [], text: "" };
      for (const [, key = "", value = ""] of attributes.matchAll(/ ([\w:.-]+)="([^"]*)"/g)) {
        if (key in element.attributes) throw new Error(`two attributes ${key}`);
        element.attributes[key] = decode(value);
      }
      top.children.push(element);
      if (!closed) open.push(element);
    }
  }
  const [document, ...more] = root.children;
  if (read !== xml.length || open.length !== 1 || !document || more.length > 0 || root.text.trim() !== "")
    throw new Error(`not well-formed at ${read}: ${xml.slice(read, read + 60)}`);
  return document;
}
