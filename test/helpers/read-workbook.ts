import { strFromU8, unzipSync } from "fflate";
import { readXml, type XmlElement } from "./read-xml.js";

/** A cell as a spreadsheet shows it: its value, and how numbers are formatted. */
export interface ReadCell {
  readonly value: string | number;
  readonly format: string | undefined;
  readonly isBold: boolean;
}

export interface ReadSheet {
  readonly name: string;
  /** Rows that stay in sight. */
  readonly frozenRows: number;
  /** By address: A1. */
  readonly cells: ReadonlyMap<string, ReadCell>;
}

const inside = ({ children }: XmlElement, name: string) => children.filter((child) => child.name === name);
const only = (element: XmlElement, name: string): XmlElement => {
  const [found, ...more] = inside(element, name);
  if (!found || more.length > 0) throw new Error(`${element.name} has not one ${name}`);
  return found;
};
const list = (element: XmlElement, name: string, item: string) => {
  const found = only(element, name);
  const items = inside(found, item);
  if (Number(found.attributes.count) !== items.length) throw new Error(`${name} miscounts`);
  return items;
};
const at = <T>(items: readonly T[], index: string | undefined, what: string): T => {
  const found = items[Number(index)];
  if (found === undefined) throw new Error(`there is no ${what} ${index}`);
  return found;
};
/** The order that the schema of a sheet wants (ECMA-376, CT_Worksheet). */
const sheetOrder = ["sheetViews", "cols", "sheetData"];

/**
 * Opens a workbook as a strict program would: throws when a part is not well-formed, not typed, not reached by a
 * relationship, or names a text, a style or a part that is not there.
 */
export function readWorkbook(bytes: Uint8Array): readonly ReadSheet[] {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, readXml(strFromU8(content))]));
  const part = (path: string) => {
    const found = parts.get(path);
    if (!found) throw new Error(`there is no ${path}`);
    return found;
  };
  const typed = inside(part("[Content_Types].xml"), "Override").map(({ attributes }) => attributes.PartName?.slice(1));
  const related = (path: string, base: string) =>
    inside(part(path), "Relationship").map(({ attributes: { Id, Type, Target } }) => {
      return { id: Id, kind: Type?.split("/").at(-1), path: `${base}${Target}` };
    });
  const [document] = related("_rels/.rels", "");
  const relations = related("xl/_rels/workbook.xml.rels", "xl/");
  const reached = [document?.path, ...relations.map(({ path }) => path)].sort();
  const documents = [...parts.keys()].filter((path) => !/\.rels$|^\[/.test(path)).sort();
  for (const named of [reached, typed.sort()])
    if (named.join() !== documents.join()) throw new Error(`${named.join()} are named, ${documents.join()} are there`);

  const styles = part(relations.find(({ kind }) => kind === "styles")?.path ?? "");
  const formats = new Map(
    list(styles, "numFmts", "numFmt").map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]),
  );
  const fonts = list(styles, "fonts", "font");
  const cellStyles = list(styles, "cellXfs", "xf").map(({ attributes }) => ({
    format: formats.get(attributes.numFmtId),
    isBold: inside(at(fonts, attributes.fontId, "font"), "b").length > 0,
  }));
  const sharedTexts = part(relations.find(({ kind }) => kind === "sharedStrings")?.path ?? "");
  const texts = inside(sharedTexts, "si").map((text) => readText(only(text, "t")));
  if (texts.length !== Number(sharedTexts.attributes.uniqueCount)) throw new Error("the texts are miscounted");

  const readCell = ({ attributes: { s = "0", t }, ...cell }: XmlElement): ReadCell => {
    const { text } = only({ attributes: {}, ...cell }, "v");
    const value = t === "s" ? at(texts, text, "text") : Number(text);
    if (Number.isNaN(value)) throw new Error(`${text} is no number`);
    return { value, ...at(cellStyles, s, "style") };
  };
  return inside(only(part(document?.path ?? ""), "sheets"), "sheet").map(({ attributes }) => {
    const sheet = part(relations.find(({ id }) => id === attributes["r:id"])?.path ?? "");
    const order = sheet.children.map(({ name }) => sheetOrder.indexOf(name));
    if (order.join() !== [...order].sort().join() || order.includes(-1))
      throw new Error("parts of a sheet in disorder");
    const rows = inside(only(sheet, "sheetData"), "row");
    if (rows.some((row, n) => Number(row.attributes.r) !== n + 1)) throw new Error("rows in disorder");
    const cells = rows.flatMap((row) => row.children);
    const view = inside(sheet, "sheetViews").flatMap((views) => inside(only(views, "sheetView"), "pane"))[0];
    const isFrozen = view?.attributes.state === "frozen";
    return {
      name: attributes.name ?? "",
      frozenRows: isFrozen ? Number(view.attributes.ySplit) : 0,
      cells: new Map(cells.map((cell) => [cell.attributes.r ?? "", readCell(cell)])),
    };
  });
}

/** A reader that is told nothing about them drops the blanks at the ends; `_x005F_` is an underscore (ECMA-376, ST_Xstring). */
const readText = ({ attributes, text }: XmlElement): string =>
  (attributes["xml:space"] === "preserve" ? text : text.trim()).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
