import { escapeText } from "./escape-text.js";
import { collectTexts } from "./shared-texts.js";
import { type Sheet, sheetXml } from "./sheet-xml.js";
import { stylesXml } from "./styles.js";

/** One file inside the package, written piece by piece; read once. */
export interface Part {
  readonly path: string;
  readonly xml: Iterable<string>;
}

const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/**
 * The parts of a workbook (ECMA-376, SpreadsheetML) in the order in which they can be written: the table of texts comes
 * last, when every sheet has been read.
 */
export function packageParts(sheets: readonly Sheet[]): readonly Part[] {
  const texts = collectTexts();
  const documents = [
    ...sheets.map((sheet, n) => ({
      kind: "worksheet",
      path: `worksheets/sheet${n + 1}.xml`,
      xml: sheetXml(sheet, texts),
    })),
    { kind: "styles", path: "styles.xml", xml: stylesXml },
    // Begun when it is read, which is when the sheets have named their texts.
    { kind: "sharedStrings", path: "sharedStrings.xml", xml: texts.xml() },
  ];
  const relations = documents.map(({ kind, path }, n) => relationXml(`rId${n + 1}`, kind, path));
  const types = documents.map(({ kind, path }) => typeXml(`/xl/${path}`, `${TYPES}.${kind}+xml`));
  const names = sheets.map(
    ({ name }, n) => `<sheet name="${escapeText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`,
  );
  return [
    {
      path: "[Content_Types].xml",
      xml: [
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>`,
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        ...[typeXml("/xl/workbook.xml", `${TYPES}.sheet.main+xml`), ...types],
        "</Types>",
      ],
    },
    { path: "_rels/.rels", xml: relationsXml([relationXml("rId1", "officeDocument", "xl/workbook.xml")]) },
    {
      path: "xl/workbook.xml",
      xml: [`<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>`, ...names, "</sheets></workbook>"],
    },
    { path: "xl/_rels/workbook.xml.rels", xml: relationsXml(relations) },
    ...documents.map(({ path, xml }) => ({ path: `xl/${path}`, xml })),
  ];
}

const typeXml = (path: string, type: string) => `<Override PartName="${path}" ContentType="${type}"/>`;
const relationXml = (id: string, kind: string, path: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${path}"/>`;
const relationsXml = (relations: readonly string[]) => [
  `<Relationships xmlns="${PACKAGE}/relationships">`,
  ...relations,
  "</Relationships>",
];
